/** Clocks whose next level is due, and what was told of them. Time is the database's alone: processes may disagree about it. */
import { sql } from 'kysely';
import type { ChannelId, TicketId, UserId } from '#lib/contract/ids.ts';
import type { ClockKind } from '#lib/contract/ticket-clocks.ts';
import type { SweptTicket } from '#backend/core/sla/escalation.ts';
import type { Database, Db, Tx } from './database.ts';
import { toClockRow, type ClockRow } from './ticket-clocks.ts';

/** A clock whose next instant is over, with what of its ticket matters. */
export type DueClock = ClockRow & {
  ticket: SweptTicket & { ownerId: UserId | null; createdBy: UserId | null; channelId: ChannelId | null };
};

/** A process that stands still in the middle holds its rows no longer than this, so that others can do its work. */
const IDLE_MS_MAX = 10_000;

/** True when there is something to tell. Reads one entry of the index, whatever else there is. */
export async function hasDueClocks(db: Db): Promise<boolean> {
  const { rows } = await sql<{ isDue: boolean }>`
    select exists (select from ticket_clock where next_at < now()) as "isDue"
  `.execute(db);
  return rows[0]?.isDue === true;
}

/** Makes the database give up on this transaction when its process stands still. The embedded engine has one process only. */
export async function limitIdleTime(tx: Tx, engine: Database['engine']): Promise<void> {
  if (engine === 'postgresql')
    await sql`select set_config('idle_in_transaction_session_timeout', ${String(IDLE_MS_MAX)}, true)`.execute(
      tx,
    );
}

/**
 * Clocks that are due, the latest first to be told, locked with their tickets, and the database's time. What somebody else has locked is
 * left to the next look, so nobody waits for anybody and each is had by one process. Served by `ticket_clock_next`.
 */
export async function lockDueClocks(tx: Tx, countMax: number): Promise<{ at: Date; clocks: DueClock[] }> {
  const rows = await tx
    .selectFrom('ticket_clock')
    .innerJoin('ticket', 'ticket.id', 'ticket_clock.ticket_id')
    .where('next_at', '<', sql<Date>`now()`)
    .selectAll('ticket_clock')
    .select([
      'ticket.owner_id',
      'ticket.created_by',
      'ticket.channel_id',
      'ticket.withdrawn_at',
      'ticket.deleted_at',
      'ticket.is_spam',
      'ticket.merged_into_id',
    ])
    .select(sql<Date>`now()`.as('at'))
    .orderBy('next_at')
    .limit(countMax)
    .forUpdate(['ticket_clock', 'ticket'])
    .skipLocked()
    .execute();
  const clocks = rows.map((row) => ({
    ...toClockRow(row),
    ticket: {
      ownerId: row.owner_id,
      createdBy: row.created_by,
      channelId: row.channel_id,
      isWithdrawn: row.withdrawn_at !== null,
      isDeleted: row.deleted_at !== null,
      isSpam: row.is_spam,
      isMerged: row.merged_into_id !== null,
    },
  }));
  return { at: rows[0]?.at ?? new Date(0), clocks };
}

/** One telling of one clock. */
export type EscalationKey = { ticketId: TicketId; kind: ClockKind; level: number; dueAt: Date };

/** Writes escalations; answers with those that were not there yet. Their time is that of the transaction. */
export async function insertEscalations(tx: Tx, keys: readonly EscalationKey[]): Promise<EscalationKey[]> {
  if (keys.length === 0) return [];
  const rows = await tx
    .insertInto('escalation')
    .values(
      keys.map(({ ticketId, kind, level, dueAt }) => ({ ticket_id: ticketId, kind, level, due_at: dueAt })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['ticket_id', 'kind', 'level', 'due_at'])
    .execute();
  return rows.map((row) => ({
    ticketId: row.ticket_id,
    kind: row.kind,
    level: row.level,
    dueAt: row.due_at,
  }));
}

/** Gives tickets their next version without touching when they were last worked on; answers with the versions. */
export async function raiseVersions(tx: Tx, ids: readonly TicketId[]): Promise<Map<TicketId, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .updateTable('ticket')
    .set({ version: sql<number>`version + 1` })
    .where('id', 'in', [...new Set(ids)])
    .returning(['id', 'version'])
    .execute();
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** How long the oldest telling has been waiting, in seconds; 0 when none is. Whichever process should have done it. */
export async function readEscalationDelay(db: Db): Promise<number> {
  const { rows } = await sql<{ delay: number | null }>`
    select extract(epoch from now() - min(next_at))::float8 as delay from ticket_clock where next_at < now()
  `.execute(db);
  return rows[0]?.delay ?? 0;
}
