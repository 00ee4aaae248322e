/** Notifications: written with what they tell of, read by one user only and only about tickets he may still see. */
import { sql } from 'kysely';
import type { NotificationId, TicketId, UserId } from '#lib/contract/ids.ts';
import type { Notification, NotificationKind } from '#lib/contract/notifications.ts';
import type { Actor } from '#backend/core/permissions.ts';
import type { Notice } from '#backend/core/notices.ts';
import { mailDelayOf } from '#backend/core/mail-choices.ts';
import { readCursor, writeCursor } from './cursors.ts';
import type { Db, Tx } from './database.ts';
import { readMailChoices } from './mail-choices.ts';
import { visibleTo } from './visibility.ts';

export type NoticeOrigin = { ticketId: TicketId; actorId: UserId | null; at: Date; dueAt: Date };

/** Writes notices for those who did not mute their kind. They show from `dueAt` on. */
export async function insertNotices(tx: Tx, origin: NoticeOrigin, notices: readonly Notice[]): Promise<void> {
  await insertNoticesOfMany(
    tx,
    notices.map((notice) => ({ ...origin, ...notice })),
  );
}

/** The same for notices of several tickets, in two statements. */
export async function insertNoticesOfMany(
  tx: Tx,
  notices: readonly (NoticeOrigin & Notice)[],
): Promise<void> {
  if (notices.length === 0) return;
  const muted = await tx
    .selectFrom('muted_notification')
    .where(
      'user_id',
      'in',
      notices.map(({ userId }) => userId),
    )
    .select(['user_id', 'kind'])
    .execute();
  const wanted = notices.filter(
    ({ userId, kind }) => !muted.some((row) => row.user_id === userId && row.kind === kind),
  );
  if (wanted.length === 0) return;
  const choices = await readMailChoices(
    tx,
    wanted.map(({ userId }) => userId),
  );
  const rows = wanted.map(({ userId, kind, text, ticketId, actorId, at, dueAt }) => ({
    user_id: userId,
    kind,
    text,
    ticket_id: ticketId,
    actor_id: actorId,
    due_at: dueAt,
    told_at: dueAt > at ? null : at,
    mail_at: mailTime(
      dueAt,
      mailDelayOf(
        kind,
        choices.filter((choice) => choice.userId === userId),
      ),
    ),
  }));
  await tx.insertInto('notification').values(rows).execute();
}

function mailTime(dueAt: Date, delayMs: number | null): Date | null {
  return delayMs === null ? null : new Date(dueAt.getTime() + delayMs);
}

/** Marks what has become due, so that its users are told; how many there were. Several processes may do it at once. */
export async function tellDueNotifications(db: Db, now: Date): Promise<number> {
  const told = await db
    .updateTable('notification')
    .set({ told_at: now })
    .where('told_at', 'is', null)
    .where('due_at', '<=', now)
    .returning('id')
    .execute();
  return told.length;
}

type Asked = { cursor: string | undefined; limit: number; now: Date };
type Page = { items: Notification[]; next: string | null; unread: number };

/** A page of the actor's notifications, newest first, with the count of all unread ones. */
export async function listNotifications(db: Db, actor: Actor, asked: Asked): Promise<Page> {
  const after = readCursor(asked.cursor);
  const rows = await dueFor(db, actor, asked.now)
    .leftJoin('user', 'user.id', 'notification.actor_id')
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(notification.due_at, notification.id) < (${after?.at}, ${after?.id}::uuid)`),
    )
    .select([
      'notification.id',
      'notification.kind',
      'notification.due_at',
      'notification.text',
      'notification.read_at',
      'ticket.id as ticket_id',
      'ticket.number',
      'ticket.subject',
      'ticket.status',
      'user.id as actor_id',
      'user.name as actor_name',
      'user.email as actor_email',
    ])
    .orderBy('notification.due_at', 'desc')
    .orderBy('notification.id', 'desc')
    .limit(asked.limit + 1)
    .execute();
  const shown = rows.slice(0, asked.limit);
  const last = shown.at(-1);
  const items = shown.map(({ actor_id: id, actor_name: name, actor_email: email, ...row }): Notification => ({
    id: row.id,
    kind: row.kind,
    at: row.due_at.toISOString(),
    actor: id === null || name === null || email === null ? null : { id, name, email },
    ticket: { id: row.ticket_id, number: row.number, subject: row.subject, status: row.status },
    text: row.text,
    isRead: row.read_at !== null,
  }));
  const next =
    rows.length > asked.limit && last !== undefined ? writeCursor({ at: last.due_at, id: last.id }) : null;
  return { items, next, unread: await countUnread(db, actor, asked.now) };
}

async function countUnread(db: Db, actor: Actor, now: Date): Promise<number> {
  const row = await dueFor(db, actor, now)
    .where('notification.read_at', 'is', null)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirst();
  return row?.count ?? 0;
}

function dueFor(db: Db, actor: Actor, now: Date) {
  return db
    .selectFrom('notification')
    .innerJoin('ticket', 'ticket.id', 'notification.ticket_id')
    .where('notification.user_id', '=', actor.userId)
    .where('notification.due_at', '<=', now)
    .where(visibleTo(actor));
}

/** Marks the user's notifications as read: those given, or all that are due. */
export async function markRead(
  db: Db,
  userId: UserId,
  read: { ids: readonly NotificationId[] | undefined; at: Date },
): Promise<void> {
  if (read.ids?.length === 0) return;
  await db
    .updateTable('notification')
    .set({ read_at: read.at })
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)
    .where('due_at', '<=', read.at)
    .$if(read.ids !== undefined, (query) => query.where('id', 'in', read.ids ?? []))
    .execute();
}

/** Kinds that the user is not told of. */
export async function listMuted(db: Db, userId: UserId): Promise<NotificationKind[]> {
  const rows = await db
    .selectFrom('muted_notification')
    .where('user_id', '=', userId)
    .select('kind')
    .orderBy('kind')
    .execute();
  return rows.map(({ kind }) => kind);
}

/** Replaces the kinds that the user is not told of. */
export async function writeMuted(tx: Tx, userId: UserId, kinds: readonly NotificationKind[]): Promise<void> {
  await tx.deleteFrom('muted_notification').where('user_id', '=', userId).execute();
  const rows = [...new Set(kinds)].map((kind) => ({ user_id: userId, kind }));
  if (rows.length > 0) await tx.insertInto('muted_notification').values(rows).execute();
}
