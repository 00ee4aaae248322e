/** Begins to turn the caller's second factor on; it is asked for once a first code has confirmed it. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { confirmLimit, limitTries } from './limit-tries.ts';

export type NewSecondFactor = { uri: string; secret: string; backupCodes: string[] };

/** The secret and backup codes, to be shown once. */
export async function turnOnSecondFactor(
  companion: Companion,
  { actor, input }: Call<{ token: string; password: string }>,
): Promise<Result<NewSecondFactor, Refusal>> {
  const refused = await limitTries(companion, [confirmLimit(actor.userId)]);
  if (refused !== null) return err(refused);
  const started = await companion.signIn.startSecondFactor(input.token, input.password);
  if (started.state === 'wrong-password') return err(wrongPassword('password'));
  if (started.state === 'on')
    return err({ code: 'already_exists', detail: 'Turn the second factor off first, then set it up anew.' });
  const secret = new URL(started.uri).searchParams.get('secret') ?? '';
  return ok({ uri: started.uri, secret, backupCodes: started.backupCodes });
}

/** The refusal for a password that was asked for again. */
export function wrongPassword(field: string): Refusal {
  return {
    code: 'wrong_credentials',
    errors: [{ field, message: 'Type the password you sign in with; this is not it.' }],
  };
}
