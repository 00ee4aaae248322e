import { ok } from '#lib/base/result.ts';
import { readSettings } from '#backend/data/settings.ts';
import { listAdminNames } from '#backend/data/users.ts';
import { findWorkspace } from '#backend/data/workspace.ts';
import type { HandlersOf } from '../handler.ts';

export const userHandlers: HandlersOf<'readMe' | 'listUsers'> = {
  readMe: async ({ companion, caller, feed }) => {
    const { db } = companion.database;
    const { user, profile, permissions } = caller.actor;
    // Before everything else: what changes from here on is news.
    const { cursor } = await feed.readSince(null);
    const workspace = await findWorkspace(db);
    return ok({
      user,
      profile,
      permissions: [...permissions],
      workspace: workspace?.name ?? '',
      admins: await listAdminNames(db),
      cursor,
    });
  },

  listUsers: async ({ companion }) => ok({ items: (await readSettings(companion.database.db)).users }),
};
