/** Reading a ticket whole, and writing it with its events. */
import { sql, type Selectable } from 'kysely';
import type { ChannelId, TicketId, UserId } from '#lib/contract/ids.ts';
import type { TicketSource } from '#lib/contract/tickets-summary.ts';
import type { TicketComment } from '#lib/contract/comments.ts';
import type { TimelineEvent } from '#lib/contract/timeline.ts';
import type { Actor } from '#backend/core/permissions.ts';
import { SOURCE_LETTERS } from '#backend/core/ticket-numbers.ts';
import type { EventDraft, TicketState } from '#backend/core/ticket-changes.ts';
import type { Db, Tx } from './database.ts';
import type { Tables } from './tables.ts';
import { visibleTo } from './visibility.ts';

/** A ticket's own values; `TicketSummary` has the names around them. */
export type TicketRow = TicketState & {
  id: TicketId;
  version: number;
  source: TicketSource;
  createdBy: UserId | null;
  createdAt: Date;
  closedAt: Date | null;
  /** The closed ticket that this one goes on with. */
  followsId: TicketId | null;
  /** Null for all that came by no channel. */
  channelId: ChannelId | null;
};

/** The ticket with this id for writing: the row is locked until the transaction ends. Null when the actor may not see it. */
export async function lockTicket(tx: Tx, actor: Actor, id: TicketId): Promise<TicketRow | null> {
  const row = await tx
    .selectFrom('ticket')
    .where('ticket.id', '=', id)
    .where(visibleTo(actor))
    .selectAll('ticket')
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : toTicketRow(row);
}

/** The ticket locked for a write of the system, whoever may see it. */
export async function holdTicketRow(tx: Tx, id: TicketId): Promise<TicketRow> {
  const row = await tx
    .selectFrom('ticket')
    .where('ticket.id', '=', id)
    .selectAll('ticket')
    .forUpdate()
    .executeTakeFirstOrThrow();
  return toTicketRow(row);
}

/** The number of a ticket that there is. */
export async function numberOf(db: Db, id: TicketId): Promise<string> {
  const { number } = await db
    .selectFrom('ticket')
    .where('id', '=', id)
    .select('number')
    .executeTakeFirstOrThrow();
  return number;
}

/** A ticket's own values from its columns. */
export function toTicketRow(row: Selectable<Tables['ticket']>): TicketRow {
  return {
    id: row.id,
    version: row.version,
    source: row.source,
    createdBy: row.created_by,
    createdAt: row.created_at,
    closedAt: row.closed_at,
    followsId: row.follows_id,
    channelId: row.channel_id,
    subject: row.subject,
    description: row.description,
    status: row.status,
    pipelineId: row.pipeline_id,
    stageId: row.stage_id,
    ownerId: row.owner_id,
    associations: {
      leadId: row.lead_id,
      contactId: row.contact_id,
      accountId: row.account_id,
      opportunityId: row.opportunity_id,
    },
    fieldValues: row.field_values,
  };
}

function toColumns(state: TicketState) {
  return {
    subject: state.subject,
    description: state.description,
    status: state.status,
    pipeline_id: state.pipelineId,
    stage_id: state.stageId,
    owner_id: state.ownerId,
    lead_id: state.associations.leadId,
    contact_id: state.associations.contactId,
    account_id: state.associations.accountId,
    opportunity_id: state.associations.opportunityId,
    field_values: JSON.stringify(state.fieldValues),
  };
}

/** Adds a ticket under the next number of its source. */
export async function insertTicket(
  tx: Tx,
  ticket: TicketState & {
    source: TicketSource;
    createdBy: UserId | null;
    at: Date;
    /** The closed ticket that it goes on with; absent for none. */
    followsId?: TicketId | null;
    /** Absent for none. */
    channelId?: ChannelId | null;
  },
): Promise<{ id: TicketId; number: string }> {
  return tx
    .insertInto('ticket')
    .values({
      ...toColumns(ticket),
      number: nextNumber(ticket.source),
      source: ticket.source,
      created_by: ticket.createdBy,
      ...(ticket.followsId === undefined ? {} : { follows_id: ticket.followsId }),
      ...(ticket.channelId === undefined ? {} : { channel_id: ticket.channelId }),
      created_at: ticket.at,
      updated_at: ticket.at,
      closed_at: ticket.status === 'closed' ? ticket.at : null,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
}

/** The number inside the insert: `TKT-`, the source's letter, and at least three digits, as `TicketNumber` says. */
function nextNumber(source: TicketSource) {
  const letter = SOURCE_LETTERS[source];
  const value = sql`nextval(${`ticket_number_${letter.toLowerCase()}`}::regclass)::text`;
  return sql<string>`(select ${`TKT-${letter}`} || lpad(value, greatest(3, length(value)), '0') from (select ${value} as value) as next)`;
}

/** Withdraws a ticket, so that nobody sees it any more. */
export async function withdrawTicket(tx: Tx, id: TicketId, at: Date): Promise<void> {
  await tx.updateTable('ticket').set({ withdrawn_at: at }).where('id', '=', id).execute();
}

/** Writes a ticket's new values under the next version, which it answers with. */
export async function updateTicketRow(
  tx: Tx,
  id: TicketId,
  change: { state: TicketState; at: Date },
): Promise<number> {
  const { version } = await tx
    .updateTable('ticket')
    .set({
      ...toColumns(change.state),
      updated_at: change.at,
      ...(change.state.status === 'closed' ? { closed_at: change.at } : {}),
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

export type EventTarget = { ticketId: TicketId; actorId: UserId | null; at: Date; version: number };

/** Appends events to a ticket's timeline, in the order given. */
export async function appendEvents(
  tx: Tx,
  target: EventTarget,
  events: readonly EventDraft[],
): Promise<void> {
  await appendEventsOfMany(
    tx,
    events.map((event) => ({ ...target, event })),
  );
}

/** The same for events of several tickets, in one statement. */
export async function appendEventsOfMany(
  tx: Tx,
  events: readonly (EventTarget & { event: EventDraft })[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ event: { kind, subject, from, to, reason }, ...target }) => ({
    ticket_id: target.ticketId,
    kind,
    at: target.at,
    actor_id: target.actorId,
    subject,
    from_value: from,
    to_value: to,
    reason,
    version: target.version,
  }));
  await tx.insertInto('ticket_event').values(rows).execute();
}

/** The ticket's history, oldest first; after a version only what came since. */
export async function listEvents(db: Db, ticketId: TicketId, afterVersion = 0): Promise<TimelineEvent[]> {
  const rows = await db
    .selectFrom('ticket_event')
    .leftJoin('user', 'user.id', 'ticket_event.actor_id')
    .where('ticket_event.ticket_id', '=', ticketId)
    .where('ticket_event.version', '>', afterVersion)
    .selectAll('ticket_event')
    .select(['user.name as actor_name', 'user.email as actor_email'])
    .orderBy('ticket_event.sequence')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    actor: toUser(row.actor_id, row.actor_name, row.actor_email),
    subject: row.subject,
    from: row.from_value,
    to: row.to_value,
    reason: row.reason,
    version: row.version,
  }));
}

function toUser(id: UserId | null, name: string | null, email: string | null) {
  return id === null || name === null || email === null ? null : { id, name, email };
}

/** The ticket's comments, oldest first. */
export async function listComments(db: Db, ticketId: TicketId): Promise<TicketComment[]> {
  const { rows } = await sql<Omit<TicketComment, 'createdAt'> & { at: Date }>`
    select
      comment.id, comment.text, comment.created_at as at,
      json_build_object('id', author.id, 'name', author.name, 'email', author.email) as author,
      coalesce((
        select json_agg(json_build_object('id', named.id, 'name', named.name, 'email', named.email) order by named.name)
        from "user" as named where named.id = any (comment.mentions)
      ), '[]') as mentions
    from ticket_comment as comment join "user" as author on author.id = comment.author_id
    where comment.ticket_id = ${ticketId} order by comment.created_at, comment.id
  `.execute(db);
  return rows.map(({ at, ...comment }) => ({ ...comment, createdAt: at.toISOString() }));
}

/** Adds a comment and answers with its id. */
export async function insertComment(
  tx: Tx,
  comment: { ticketId: TicketId; authorId: UserId; text: string; mentions: UserId[]; at: Date },
) {
  const { id } = await tx
    .insertInto('ticket_comment')
    .values({
      ticket_id: comment.ticketId,
      author_id: comment.authorId,
      text: comment.text,
      mentions: comment.mentions,
      created_at: comment.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
