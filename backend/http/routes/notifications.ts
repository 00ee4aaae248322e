import { ok } from '#lib/base/result.ts';
import { listMuted, listNotifications, markRead, writeMuted } from '#backend/data/notifications.ts';
import { listMailed, writeMailed } from '#backend/data/mail-choices.ts';
import type { UserId } from '#lib/contract/ids.ts';
import type { Db } from '#backend/data/database.ts';
import type { HandlersOf } from '../handler.ts';

type NotificationRoute =
  | 'listNotifications'
  | 'readNotifications'
  | 'readNotificationSettings'
  | 'updateNotificationSettings';

export const notificationHandlers: HandlersOf<NotificationRoute> = {
  listNotifications: async ({ companion, caller, query }) =>
    ok(
      await listNotifications(companion.database.db, caller.actor, {
        cursor: query.cursor,
        limit: query.limit,
        now: companion.now(),
      }),
    ),

  readNotifications: async ({ companion, caller, body }) => {
    await markRead(companion.database.db, caller.actor.userId, { ids: body.ids, at: companion.now() });
    return ok(undefined);
  },

  readNotificationSettings: async ({ companion, caller }) =>
    ok(await readSettings(companion.database.db, caller.actor.userId)),

  updateNotificationSettings: async ({ companion, caller, body }) => {
    const { userId } = caller.actor;
    await companion.database.transaction(async (tx) => {
      await writeMuted(tx, userId, body.muted);
      if (body.mailed !== undefined) await writeMailed(tx, userId, body.mailed);
    });
    return ok(await readSettings(companion.database.db, userId));
  },
};

async function readSettings(db: Db, userId: UserId) {
  return { muted: await listMuted(db, userId), mailed: await listMailed(db, userId) };
}
