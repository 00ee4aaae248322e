/** Notifications on their way into mails. */
import { sql } from 'kysely';
import type { NotificationId, OutgoingMailId, UserId } from '#lib/contract/ids.ts';
import type { Notification, NotificationKind } from '#lib/contract/notifications.ts';
import type { Actor } from '#backend/core/permissions.ts';
import type { Db, Tx } from './database.ts';
import { visibleTo } from './visibility.ts';

export type NoticeToMail = {
  id: NotificationId;
  userId: UserId;
  kind: NotificationKind;
  mailAt: Date;
  email: string;
  name: string;
};

/** True when something is to be put into a mail. Served by `notification_to_mail`. */
export async function hasNoticesToMail(db: Db, at: Date): Promise<boolean> {
  const { rows } = await sql<{ isDue: boolean }>`
    select exists (select from notification where mail_at <= ${at}) as "isDue"
  `.execute(db);
  return rows[0]?.isDue === true;
}

/**
 * Notices of users of whom at least one is to be put into a mail now, with all others of theirs that have happened; locked, and
 * those that another process has are left to it.
 */
export async function lockNoticesToMail(tx: Tx, at: Date, countMax: number): Promise<NoticeToMail[]> {
  const rows = await tx
    .selectFrom('notification')
    .innerJoin('user', 'user.id', 'notification.user_id')
    .where('notification.mail_at', 'is not', null)
    .where('notification.due_at', '<=', at)
    .where('notification.user_id', 'in', (eb) =>
      eb.selectFrom('notification as due').where('due.mail_at', '<=', at).select('due.user_id'),
    )
    .select([
      'notification.id',
      'notification.kind',
      'notification.mail_at',
      'user.id as user_id',
      'email',
      'name',
    ])
    .orderBy('notification.due_at')
    .orderBy('notification.id')
    .limit(countMax)
    .forUpdate('notification')
    .skipLocked()
    .execute();
  return rows.map(({ user_id, mail_at, ...row }) => ({ ...row, userId: user_id, mailAt: mail_at ?? at }));
}

/** Notes which mail tells of the notices. */
export async function setMailOf(
  tx: Tx,
  ids: readonly NotificationId[],
  mailId: OutgoingMailId | null,
): Promise<void> {
  await tx
    .updateTable('notification')
    .set({ mail_at: null, mail_id: mailId })
    .where('id', 'in', [...ids])
    .execute();
}

/** Puts notices off. */
export async function putOffMail(tx: Tx, ids: readonly NotificationId[], until: Date): Promise<void> {
  await tx
    .updateTable('notification')
    .set({ mail_at: until })
    .where('id', 'in', [...ids])
    .execute();
}

/** When the user was last sent a mail of that purpose, or it was put in the queue; null for never. */
export async function lastNoticeMailAt(tx: Tx, userId: UserId, since: Date): Promise<Date | null> {
  const row = await tx
    .selectFrom('outgoing_mail')
    .where('user_id', '=', userId)
    .where('purpose', '=', 'notification')
    .where('created_at', '>', since)
    .select('created_at')
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  return row?.created_at ?? null;
}

/** What a mail tells of: notices about tickets that the user may see now; `unreadOnly`: and has not seen in the app. */
export async function listNoticesOfMail(
  db: Db,
  actor: Actor,
  { mailId, unreadOnly }: { mailId: OutgoingMailId; unreadOnly: boolean },
): Promise<Pick<Notification, 'kind' | 'actor' | 'text' | 'ticket'>[]> {
  const rows = await db
    .selectFrom('notification')
    .innerJoin('ticket', 'ticket.id', 'notification.ticket_id')
    .leftJoin('user', 'user.id', 'notification.actor_id')
    .where('notification.mail_id', '=', mailId)
    .where('notification.user_id', '=', actor.userId)
    .where(visibleTo(actor))
    .$if(unreadOnly, (query) => query.where('notification.read_at', 'is', null))
    .select([
      'notification.kind',
      'notification.text',
      'ticket.id as ticket_id',
      'ticket.number',
      'ticket.subject',
      'ticket.status',
      'user.id as actor_id',
      'user.name as actor_name',
      'user.email as actor_email',
    ])
    .orderBy('notification.due_at')
    .orderBy('notification.id')
    .execute();
  return rows.map(({ actor_id: id, actor_name: name, actor_email: email, ...row }) => ({
    kind: row.kind,
    text: row.text,
    actor: id === null || name === null || email === null ? null : { id, name, email },
    ticket: { id: row.ticket_id, number: row.number, subject: row.subject, status: row.status },
  }));
}
