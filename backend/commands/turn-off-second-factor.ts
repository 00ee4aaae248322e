/** Turns the caller's second factor off. */
import { err, ok, type Result } from '#lib/base/result.ts';
import { describeSession, type Device } from '#backend/data/sessions.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { confirmLimit, limitTries } from './limit-tries.ts';
import { wrongPassword } from './turn-on-second-factor.ts';

/** The token that takes the place of the session's. */
export async function turnOffSecondFactor(
  companion: Companion,
  { actor, input }: Call<{ token: string; password: string; device: Device }>,
): Promise<Result<string, Refusal>> {
  const refused = await limitTries(companion, [confirmLimit(actor.userId)]);
  if (refused !== null) return err(refused);
  const token = await companion.signIn.endSecondFactor(input.token, input.password);
  if (token === null) return err(wrongPassword('password'));
  await describeSession(companion.database.db, token, input.device);
  return ok(token);
}
