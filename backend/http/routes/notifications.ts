import { ok } from '#lib/base/result.ts';
import { listMuted, listNotifications, markRead, writeMuted } from '#backend/data/notifications.ts';
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
    ok({ muted: await listMuted(companion.database.db, caller.actor.userId) }),

  updateNotificationSettings: async ({ companion, caller, body }) => {
    const { userId } = caller.actor;
    await companion.database.transaction((tx) => writeMuted(tx, userId, body.muted));
    return ok({ muted: await listMuted(companion.database.db, userId) });
  },
};
