/** Signs in with e-mail and password; with a second factor this is the first half. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { RouteAnswer } from '#lib/contract/route.ts';
import type { signIn as signInRoute } from '#lib/contract/sessions.ts';
import type { Device } from '#backend/data/sessions.ts';
import { clearTries } from '#backend/data/try-counts.ts';
import type { Companion, Refusal } from './companion.ts';
import { accountLimit, addressLimit, everywhereLimit, limitTries } from './limit-tries.ts';
import { openSession } from './open-session.ts';

export type SignedIn = RouteAnswer<typeof signInRoute>;

/** What to answer and, once signed in, the session's token. */
export async function signIn(
  companion: Companion,
  given: { email: string; password: string; device: Device },
): Promise<Result<{ answer: SignedIn; token: string | null }, Refusal>> {
  const { email, password, device } = given;
  const ofAccount = accountLimit(email, device.ipAddress);
  const everywhere = everywhereLimit(email);
  const refused = await limitTries(companion, [ofAccount, addressLimit(device.ipAddress), everywhere]);
  if (refused !== null) return err(refused);
  const session = await companion.signIn.signIn(email, password);
  if (session === null)
    return err({ code: 'wrong_credentials', detail: 'Check e-mail and password, then try again.' });
  for (const limit of [ofAccount, everywhere]) await clearTries(companion.database.db, limit);
  if (session.state === 'second-factor') return ok({ answer: session, token: null });
  const opened = await openSession(companion, session.token, device);
  if (!opened.ok) return opened;
  return ok({ answer: { state: 'signed-in', name: session.name }, token: session.token });
}
