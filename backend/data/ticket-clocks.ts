/** Clocks of tickets as rows. What they mean is `core/sla/clocks`. */
import { sql, type Selectable } from 'kysely';
import type { SlaTermsId, TicketId } from '#lib/contract/ids.ts';
import type { TicketStatus } from '#lib/contract/pipelines.ts';
import type { Clock } from '#backend/core/sla/clocks.ts';
import type { Db, Tx } from './database.ts';
import type { SlaTables } from './sla-tables.ts';

/** A clock with whose it is, and what it runs under. */
export type ClockRow = { ticketId: TicketId; termsId: SlaTermsId; clock: Clock };

/** Adds the clocks of a new ticket in one statement. */
export async function insertClocks(tx: Tx, rows: readonly ClockRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map(({ ticketId, termsId, clock }) => ({
    ticket_id: ticketId,
    terms_id: termsId,
    kind: clock.kind,
    target_s: clock.targetS,
    started_at: toDate(clock.startedMs),
    ...toChanging(clock),
  }));
  await tx.insertInto('ticket_clock').values(values).execute();
}

/** All clocks of a ticket, first response first. */
export function readClocks(db: Db, ticketId: TicketId): Promise<ClockRow[]> {
  return readClocksOf(db, [ticketId]);
}

/** All clocks of these tickets, of each the first response first. */
export async function readClocksOf(db: Db, ids: readonly TicketId[]): Promise<ClockRow[]> {
  const rows = await db
    .selectFrom('ticket_clock')
    .where('ticket_id', 'in', ids)
    .selectAll()
    .orderBy('kind', 'desc')
    .execute();
  return rows.map(toClockRow);
}

/** Clocks of a ticket that nothing has stopped, locked. */
export async function lockOpenClocks(tx: Tx, ticketId: TicketId): Promise<ClockRow[]> {
  const rows = await tx
    .selectFrom('ticket_clock')
    .where('ticket_id', '=', ticketId)
    .where('stopped_at', 'is', null)
    .selectAll()
    .forUpdate()
    .execute();
  return rows.map(toClockRow);
}

/** Clocks that stand while their ticket's status lets them go, or go while it makes them stand, locked. Reads all open clocks. */
export async function lockClocksOutOfStep(tx: Tx): Promise<(ClockRow & { status: TicketStatus })[]> {
  const rows = await tx
    .selectFrom('ticket_clock')
    .innerJoin('ticket', 'ticket.id', 'ticket_clock.ticket_id')
    .innerJoin('sla_terms', 'sla_terms.id', 'ticket_clock.terms_id')
    .where('stopped_at', 'is', null)
    .where(sql<boolean>`(paused_at is null) = (terms -> 'pausingStatuses' @> to_jsonb(ticket.status))`)
    .selectAll('ticket_clock')
    .select('ticket.status')
    .forUpdate('ticket_clock')
    .execute();
  return rows.map((row) => ({ ...toClockRow(row), status: row.status }));
}

/** Writes what can change of clocks, however many, in one statement. */
export async function writeClocks(tx: Tx, rows: readonly ClockRow[]): Promise<void> {
  if (rows.length === 0) return;
  const given = rows.map(({ ticketId, clock }) => ({
    ticket_id: ticketId,
    kind: clock.kind,
    ...toChanging(clock),
  }));
  await sql`
    update ticket_clock set
      due_at = given.due_at, paused_at = given.paused_at, pauses = given.pauses::jsonb,
      stopped_at = given.stopped_at, stopped_by = given.stopped_by, next_level = given.next_level, next_at = given.next_at
    from json_to_recordset(${JSON.stringify(given)}::json) as given (
      ticket_id uuid, kind text, due_at timestamptz, paused_at timestamptz, pauses text, stopped_at timestamptz, stopped_by text,
      next_level smallint, next_at timestamptz
    )
    where ticket_clock.ticket_id = given.ticket_id and ticket_clock.kind = given.kind
  `.execute(tx);
}

function toChanging(clock: Clock) {
  return {
    due_at: clock.dueMs === null ? null : toDate(clock.dueMs),
    paused_at: clock.pausedMs === null ? null : toDate(clock.pausedMs),
    pauses: JSON.stringify(clock.pauses.map(({ fromMs, toMs }) => [toDate(fromMs), toDate(toMs)])),
    stopped_at: clock.stopped === null ? null : toDate(clock.stopped.atMs),
    stopped_by: clock.stopped?.by ?? null,
    next_level: clock.nextLevel,
    next_at: clock.nextMs === null ? null : toDate(clock.nextMs),
  };
}

function toDate(ms: number): Date {
  return new Date(ms);
}

/** A row with what it means. */
export function toClockRow(row: Selectable<SlaTables['ticket_clock']>): ClockRow {
  const { stopped_at: stoppedAt, stopped_by: by } = row;
  return {
    ticketId: row.ticket_id,
    termsId: row.terms_id,
    clock: {
      kind: row.kind,
      targetS: row.target_s,
      startedMs: row.started_at.getTime(),
      dueMs: row.due_at?.getTime() ?? null,
      pausedMs: row.paused_at?.getTime() ?? null,
      pauses: row.pauses.map(([from, to]) => ({ fromMs: Date.parse(from), toMs: Date.parse(to) })),
      stopped: stoppedAt === null || by === null ? null : { atMs: stoppedAt.getTime(), by },
      nextLevel: row.next_level,
      nextMs: row.next_at?.getTime() ?? null,
    },
  };
}
