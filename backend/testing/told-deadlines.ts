/** What was told of deadlines, as the database has it. */
import { sql } from 'kysely';
import type { Db } from '#backend/data/database.ts';

/** Instants of the escalations, entries and notices of a ticket, in this order. */
export type ToldDeadline = { subject: string; dueMs: number; times: [number[], number[], number[]] };

/** Of every clock there is, told or not. */
export async function readTold(db: Db): Promise<ToldDeadline[]> {
  const at = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;
  const { rows } = await sql<{
    subject: string;
    dueMs: number;
    rows: number[];
    events: number[];
    notices: number[];
  }>`
    select ticket.subject, ${at('ticket_clock.due_at')} as "dueMs",
      array(
        select ${at('escalated_at')} from escalation
        where escalation.ticket_id = ticket.id and escalation.kind = ticket_clock.kind
      ) as rows,
      array(
        select ${at('ticket_event.at')} from ticket_event
        where ticket_event.ticket_id = ticket.id and ticket_event.kind = 'sla-breached'
      ) as events,
      array(
        select ${at('notification.due_at')} from notification
        where notification.ticket_id = ticket.id and notification.kind = 'sla-breached'
      ) as notices
    from ticket_clock join ticket on ticket.id = ticket_clock.ticket_id
  `.execute(db);
  return rows.map(({ subject, dueMs, ...told }) => ({
    subject,
    dueMs,
    times: [told.rows, told.events, told.notices],
  }));
}
