/** Makes the workspace with its starting settings and its first admin. */
import { err, ok, type Result } from '#lib/base/result.ts';
import { insertStartingSettings, insertWorkspace } from '#backend/data/workspace.ts';
import { addUser } from './add-user.ts';
import type { Companion, Refusal } from './companion.ts';

export type FirstAdmin = { workspace: string; name: string; email: string; password: string };

/** The admin's address; refused when the companion is set up already. */
export async function setUp(
  companion: Companion,
  admin: FirstAdmin,
): Promise<Result<{ email: string }, Refusal>> {
  const isFirst = await companion.database.transaction(async (tx) => {
    if (!(await insertWorkspace(tx, admin.workspace))) return false;
    await insertStartingSettings(tx);
    return true;
  });
  if (!isFirst) return err({ code: 'set_up_done', detail: 'Sign in instead.' });
  const added = await addUser(companion, { ...admin, profile: 'Admin' });
  return added.ok ? ok({ email: admin.email.toLowerCase() }) : added;
}
