/** Mail that is to be sent: written with what it tells of, claimed by whoever sends, kept for a while as a log. */
import { sql } from 'kysely';
import type { ChannelId, OutgoingMailId, UserId } from '#lib/contract/ids.ts';
import type { Db, Tx } from './database.ts';
import type { MailAttachment, MailPurpose } from './mail-tables.ts';

/** A mail to be sent. What is absent it does not have. */
export type NewMail = {
  /** Names what it tells of, such as `reply:<message id>`: a second mail with the same key is not taken. */
  key: string;
  purpose: MailPurpose;
  /** By whose account; null for the workspace's own. */
  channelId: ChannelId | null;
  /** With angle brackets; the same at every try. */
  messageId: string;
  to: { address: string; name?: string | null };
  cc?: readonly string[];
  subject: string;
  text: string;
  /** Safe already; absent: text only. */
  html?: string | null;
  /** Closed by the box of mail: stands in for `[[secret]]` in text and HTML when it is sent. */
  secret?: string;
  inReplyTo?: string | null;
  /** Message-IDs of the thread, oldest first. */
  references?: readonly string[];
  /** True for what no person wrote. */
  isAutomatic: boolean;
  attachments?: readonly MailAttachment[];
  /** Of us, whom it is for. */
  userId?: UserId;
  at: Date;
  /** When it goes at the earliest; absent: at once. */
  dueAt?: Date;
  /** After which it is of no use; absent: never. */
  expiresAt?: Date;
};

/** Takes a mail to be sent, in the transaction of what it tells of; null when there is one with this key already. */
export async function enqueueMail(tx: Tx, mail: NewMail): Promise<OutgoingMailId | null> {
  const row = await tx
    .insertInto('outgoing_mail')
    .values({ ...toHeaders(mail), ...toBody(mail), ...toTimes(mail) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

function toHeaders(mail: NewMail) {
  const { to, cc = [], references = [], inReplyTo = null } = mail;
  return {
    message_id: mail.messageId,
    to_address: to.address,
    to_name: to.name ?? null,
    cc_addresses: [...cc],
    in_reply_to: inReplyTo,
    message_ids: [...references],
    is_automatic: mail.isAutomatic,
  };
}

function toBody({ subject, text, html, secret, attachments = [] }: NewMail) {
  const closed = secret ?? null;
  return { subject, text, html: html ?? null, secret: closed, attachments: JSON.stringify(attachments) };
}

function toTimes({ key, purpose, channelId, userId, at, dueAt = at, expiresAt }: NewMail) {
  const times = { due_at: dueAt, expires_at: expiresAt ?? null, created_at: at };
  return { key, purpose, channel_id: channelId, user_id: userId ?? null, ...times };
}

/** A mail that this process may send now. */
export type ClaimedMail = {
  id: OutgoingMailId;
  purpose: MailPurpose;
  channelId: ChannelId | null;
  messageId: string;
  to: { address: string; name: string | null };
  cc: string[];
  subject: string;
  text: string;
  html: string | null;
  secret: string | null;
  inReplyTo: string | null;
  references: string[];
  isAutomatic: boolean;
  attachments: MailAttachment[];
  userId: UserId | null;
  tries: number;
  createdAt: Date;
  expiresAt: Date | null;
};

/** Stands for the workspace's own account among channels. */
export const WORKSPACE_SENDER = '00000000-0000-0000-0000-000000000000';

export type MailClaim = {
  at: Date;
  /** When others may try it, if nothing was heard of this try. */
  until: Date;
  countMax: number;
  /** So many by one account at once. */
  perSender: number;
  /** Senders, as channel or `WORKSPACE_SENDER`, that have enough under way here. */
  busy: readonly string[];
};

/** Takes due mails, each by one process only; the try is counted before it is made. Served by `outgoing_mail_due`. */
export async function claimMails(db: Db, claim: MailClaim): Promise<ClaimedMail[]> {
  const workspace = sql`${WORKSPACE_SENDER}::uuid`;
  const { rows } = await sql<ClaimedMail>`
    with sender as (
      select ${workspace} as id union all select id from channel where kind = 'email'
    ), due as (
      select picked.id from sender cross join lateral (
        select outgoing_mail.id from outgoing_mail
        where coalesce(outgoing_mail.channel_id, ${workspace}) = sender.id and outgoing_mail.state = 'waiting'
          and outgoing_mail.due_at <= ${claim.at}
        order by outgoing_mail.due_at limit ${claim.perSender} for update skip locked
      ) as picked
      where sender.id <> all (${[...claim.busy]}::uuid[])
      limit ${claim.countMax}
    )
    update outgoing_mail set tries = outgoing_mail.tries + 1, due_at = ${claim.until}
    from due where outgoing_mail.id = due.id
    returning outgoing_mail.id, purpose, channel_id as "channelId", message_id as "messageId",
      json_build_object('address', to_address, 'name', to_name) as to, cc_addresses as cc, subject, text, html, secret,
      in_reply_to as "inReplyTo", message_ids as "references", is_automatic as "isAutomatic", attachments,
      user_id as "userId", tries, created_at as "createdAt", expires_at as "expiresAt"
  `.execute(db);
  return rows;
}

/** How a try ended. `kept`: there is no account to send by. `dropped`: of no use any more. */
export type MailOutcome =
  | { state: 'sent' | 'kept' | 'failed' | 'dropped'; problem: string | null; at: Date }
  | {
      state: 'waiting';
      problem: string | null;
      at: Date;
      dueAt: Date;
      /** True when it was not handed to a server: the try does not count. */
      isNoTry?: boolean;
    };

/** Notes how a try ended, unless another one was begun since. What was sent is not kept. */
export async function finishMail(
  db: Db,
  { id, tries }: Pick<ClaimedMail, 'id' | 'tries'>,
  outcome: MailOutcome,
): Promise<void> {
  const { state, problem, at } = outcome;
  const isOver = state === 'sent' || state === 'dropped';
  await db
    .updateTable('outgoing_mail')
    .set({
      state,
      problem,
      finished_at: state === 'waiting' || state === 'kept' ? null : at,
      ...(outcome.state === 'waiting'
        ? { due_at: outcome.dueAt, tries: outcome.isNoTry === true ? tries - 1 : tries }
        : {}),
      ...(isOver ? { text: '', html: null, secret: null, attachments: '[]' } : {}),
    })
    .where('id', '=', id)
    .where('tries', '=', tries)
    .where('state', '=', 'waiting')
    .execute();
}

/** How many automatic mails somebody was sent since then, with those under way but this one. Served by `outgoing_mail_by_recipient`. */
export async function countAutomatic(
  db: Db,
  { address, since, except }: { address: string; since: Date; except: OutgoingMailId },
): Promise<number> {
  const { count } = await db
    .selectFrom('outgoing_mail')
    .where(sql`lower(to_address)`, '=', address.toLowerCase())
    .where('is_automatic', '=', true)
    .where('id', '<>', except)
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'sent'), eb('finished_at', '>', since)]),
        eb.and([eb('state', '=', 'waiting'), eb('tries', '>', 0), eb('problem', 'is', null)]),
      ]),
    )
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Forgets what ended some time ago. */
export async function forgetMails(db: Db, before: Date): Promise<void> {
  await db
    .deleteFrom('outgoing_mail')
    .where('created_at', '<', before)
    .where('state', '<>', 'waiting')
    .execute();
}

/** Drops letters to an address that are not sent yet, because what they hold is good no more. */
export async function dropUnsent(
  tx: Tx,
  { purpose, address, at }: { purpose: MailPurpose; address: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('outgoing_mail')
    .set({ state: 'dropped', finished_at: at, text: '', html: null, secret: null })
    .where('state', 'in', ['waiting', 'kept', 'failed'])
    .where('purpose', '=', purpose)
    .where(sql`lower(to_address)`, '=', address.toLowerCase())
    .execute();
}

/** The bytes of a message's file. */
export async function readMailFile(db: Db, attachmentId: string): Promise<Buffer> {
  const { rows } = await sql<{ bytes: Uint8Array }>`
    select bytes from message_attachment_chunk where attachment_id = ${attachmentId} order by position
  `.execute(db);
  return Buffer.concat(rows.map(({ bytes }) => bytes));
}
