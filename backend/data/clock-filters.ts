/**
 * Conditions on clocks as SQL over the table `ticket`. Each is a list of tickets found by an index of clocks, or a column of the ticket
 * that has one, not a question to every ticket.
 */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { CLOCK_FIELDS, type ClockField, type ClockWord } from '#lib/contract/ticket-filters.ts';

type Condition = Expression<SqlBool>;

/** What each word says of a row of `ticket_clock`; the same as `stateOf` in core, with what is overdue apart. A clock may stand after it was due. */
const STATES: Record<Exclude<ClockWord, 'overdue'>, (now: RawBuilder<unknown>) => Condition> = {
  running: (now) => sql`(stopped_at is null and paused_at is null and (due_at is null or due_at >= ${now}))`,
  paused: (now) =>
    sql`(stopped_at is null and paused_at is not null and (due_at is null or due_at >= ${now}))`,
  missed: (now) => sql`(due_at < coalesce(stopped_at, ${now}))`,
  met: () => sql`(stopped_at is not null and (due_at is null or stopped_at <= due_at))`,
};

/** True for tickets one of whose clocks of that kind is in one of the states. */
export function hasClockIn(field: ClockField, words: readonly ClockWord[], now: Date): Condition {
  const at = sql`${now.toISOString()}::timestamptz`;
  const states = words.flatMap((word) => (word === 'overdue' ? [] : [STATES[word](at)]));
  const due = dueColumn(field);
  // Empty is not overdue: "is not null" beside it would only make the planner expect a twentieth of what there is.
  const isOverdue = sql<SqlBool>`(${due} < ${at})`;
  if (states.length === 0) return isOverdue;
  const found = sql<SqlBool>`(ticket.id in (
    select ticket_id from ticket_clock where ${ofKind(field)} and (${sql.join(states, sql` or `)})
  ))`;
  return words.includes('overdue') ? sql<SqlBool>`(${isOverdue} or ${found})` : found;
}

/** When the first of the ticket's running clocks of that kind is due, as the ticket's row keeps it. */
function dueColumn(field: ClockField): RawBuilder<unknown> {
  const { kind } = CLOCK_FIELDS[field];
  if (kind === null) return sql`ticket.next_due_at`;
  return kind === 'closure' ? sql`ticket.closure_due_at` : sql`ticket.first_response_due_at`;
}

/** True for tickets with a clock of that kind that runs and whose deadline fulfils the condition. */
export function hasDueClock(
  field: ClockField,
  condition: (dueAt: RawBuilder<unknown>) => Condition,
): Condition {
  return sql<SqlBool>`(ticket.id in (
    select ticket_id from ticket_clock
    where stopped_at is null and ${ofKind(field)} and ${condition(sql`due_at`)}
  ))`;
}

function ofKind(field: ClockField): Condition {
  const { kind } = CLOCK_FIELDS[field];
  return kind === null ? sql<SqlBool>`true` : sql<SqlBool>`kind = ${kind}`;
}
