/** Turns the caller's second factor on with a first code of the app. */
import { err, ok, type Result } from '#lib/base/result.ts';
import { describeSession, type Device } from '#backend/data/sessions.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { confirmLimit, limitTries } from './limit-tries.ts';

/** The token that takes the place of the session's. */
export async function confirmSecondFactor(
  companion: Companion,
  { actor, input }: Call<{ token: string; code: string; device: Device }>,
): Promise<Result<string, Refusal>> {
  const refused = await limitTries(companion, [confirmLimit(actor.userId)]);
  if (refused !== null) return err(refused);
  const token = await companion.signIn.confirmSecondFactor(input.token, input.code.replaceAll(/\s/g, ''));
  if (token === null) {
    const message = 'Type the six digits that your authenticator app shows now.';
    return err({ code: 'wrong_code', errors: [{ field: 'code', message }] });
  }
  await describeSession(companion.database.db, token, input.device);
  return ok(token);
}
