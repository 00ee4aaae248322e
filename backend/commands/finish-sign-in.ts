/** Signs in with a second factor, after the password. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { Device } from '#backend/data/sessions.ts';
import type { Companion, Refusal } from './companion.ts';
import { factorLimit, limitTries, tooMany } from './limit-tries.ts';
import { openSession } from './open-session.ts';

/** How long the library locks an account after ten wrong codes in a row. */
const LOCKED_S = 15 * 60;

const REFUSALS: Record<'wrong' | 'over' | 'locked', Refusal> = {
  wrong: {
    code: 'wrong_code',
    detail: 'Type the code that your authenticator app shows now, or a backup code that you have not used.',
  },
  over: { code: 'sign_in_over', detail: 'Sign in again with your password.' },
  locked: tooMany(LOCKED_S),
};

/** The user's name and the session's token. */
export async function finishSignIn(
  companion: Companion,
  given: { challenge: string; code: string; device: Device },
): Promise<Result<{ name: string; token: string }, Refusal>> {
  const refused = await limitTries(companion, [factorLimit(given.device.ipAddress)]);
  if (refused !== null) return err(refused);
  const code = given.code.replaceAll(/\s/g, '');
  const session = await companion.signIn.finishSignIn(given.challenge, code);
  if (session.state !== 'signed-in') return err(REFUSALS[session.state]);
  const opened = await openSession(companion, session.token, given.device);
  return opened.ok ? ok({ name: session.name, token: session.token }) : opened;
}
