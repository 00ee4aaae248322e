/** What users chose to get by mail. */
import type { UserId } from '#lib/contract/ids.ts';
import { NOTIFICATION_KINDS, type NotificationKind } from '#lib/contract/notifications.ts';
import { isMailed } from '#backend/core/mail-choices.ts';
import type { Db, Tx } from './database.ts';

/** Kinds that come to the user by mail. */
export async function listMailed(db: Db, userId: UserId): Promise<NotificationKind[]> {
  const choices = await readMailChoices(db, [userId]);
  return NOTIFICATION_KINDS.filter((kind) => isMailed(kind, choices));
}

/** Replaces what comes to the user by mail. */
export async function writeMailed(tx: Tx, userId: UserId, kinds: readonly NotificationKind[]): Promise<void> {
  await tx.deleteFrom('mail_choice').where('user_id', '=', userId).execute();
  const rows = NOTIFICATION_KINDS.map((kind) => ({ user_id: userId, kind, is_wanted: kinds.includes(kind) }));
  await tx.insertInto('mail_choice').values(rows).execute();
}

/** What some users chose; nothing of those who never did. */
export async function readMailChoices(db: Db, userIds: readonly UserId[]) {
  const rows = await db
    .selectFrom('mail_choice')
    .where('user_id', 'in', [...userIds])
    .select(['user_id', 'kind', 'is_wanted'])
    .execute();
  return rows.map(({ user_id, kind, is_wanted }) => ({ userId: user_id, kind, isWanted: is_wanted }));
}
