/** Makes new backup codes for the caller; the old ones end. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { confirmLimit, limitTries } from './limit-tries.ts';
import { wrongPassword } from './turn-on-second-factor.ts';

/** The codes, to be shown once. */
export async function makeBackupCodes(
  companion: Companion,
  { actor, input }: Call<{ token: string; password: string }>,
): Promise<Result<string[], Refusal>> {
  const refused = await limitTries(companion, [confirmLimit(actor.userId)]);
  if (refused !== null) return err(refused);
  const codes = await companion.signIn.makeBackupCodes(input.token, input.password);
  return codes === null ? err(wrongPassword('password')) : ok(codes);
}
