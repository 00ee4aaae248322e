/** Notes on what a new session runs; ends it again when its user is deactivated. */
import { err, ok, type Result } from '#lib/base/result.ts';
import { describeSession, findActorByToken, type Device } from '#backend/data/sessions.ts';
import type { Companion, Refusal } from './companion.ts';

/** Nothing on success; refused for users without a place here. */
export async function openSession(
  companion: Companion,
  token: string,
  device: Device,
): Promise<Result<undefined, Refusal>> {
  const { db } = companion.database;
  await describeSession(db, token, device);
  if ((await findActorByToken(db, token)) !== null) return ok(undefined);
  await companion.signIn.revoke(token);
  return err({ code: 'not_permitted', detail: 'Ask an admin: your account here is deactivated.' });
}
