import { ok } from '#lib/base/result.ts';
import { changePassword } from '#backend/commands/change-password.ts';
import { readSignInMeans, renameUser } from '#backend/data/users.ts';
import type { HandlersOf } from '../handler.ts';

export const accountHandlers: HandlersOf<'readAccount' | 'renameAccount' | 'changePassword'> = {
  readAccount: async ({ companion, caller }) =>
    ok(await readSignInMeans(companion.database.db, caller.actor.userId)),

  renameAccount: async ({ companion, caller, body }) => {
    await companion.database.transaction((tx) => renameUser(tx, caller.actor.userId, body.name));
    return ok({ name: body.name });
  },

  changePassword: async ({ companion, caller, body, device, setSession }) => {
    const input = { ...body, token: caller.token, device: device('web') };
    const changed = await changePassword(companion, { actor: caller.actor, input });
    if (!changed.ok) return changed;
    setSession(changed.value);
    return ok(undefined);
  },
};
