/** Changes the caller's password, and ends all other sessions. */
import { err, ok, type Result } from '#lib/base/result.ts';
import { describeSession, type Device } from '#backend/data/sessions.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { confirmLimit, limitTries } from './limit-tries.ts';
import { wrongPassword } from './turn-on-second-factor.ts';

/** The token that takes the place of the session's. */
export async function changePassword(
  companion: Companion,
  { actor, input }: Call<{ token: string; current: string; next: string; device: Device }>,
): Promise<Result<string, Refusal>> {
  const refused = await limitTries(companion, [confirmLimit(actor.userId)]);
  if (refused !== null) return err(refused);
  const token = await companion.signIn.changePassword(input.token, input);
  if (token === null) return err(wrongPassword('current'));
  await describeSession(companion.database.db, token, input.device);
  return ok(token);
}
