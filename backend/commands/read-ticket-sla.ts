/** A ticket's clocks as people see them: state, deadline, and how it comes about. */
import type { TicketId } from '#lib/contract/ids.ts';
import type { TicketClock, TicketSla } from '#lib/contract/ticket-clocks.ts';
import { elapsedMs } from '#backend/core/sla/business-time.ts';
import { stateOf, toRun, type Clock, type WorkingTerms } from '#backend/core/sla/clocks.ts';
import { explain } from '#backend/core/sla/explain.ts';
import type { Db } from '#backend/data/database.ts';
import { readTerms } from '#backend/data/sla-policies.ts';
import { readClocks } from '#backend/data/ticket-clocks.ts';

/** A year of working days has about 800. */
const PARTS_MAX = 1000;

/** The clocks at this moment; the caller has checked that the ticket may be seen. */
export async function readTicketSla(db: Db, ticketId: TicketId, now: Date): Promise<TicketSla> {
  const rows = await readClocks(db, ticketId);
  const [first] = rows;
  if (first === undefined) return { terms: null, clocks: [] };
  const terms = await readTerms(db, first.termsId);
  return { terms: terms.terms, clocks: rows.map(({ clock }) => toTicketClock(terms, clock, now.getTime())) };
}

function toTicketClock(terms: WorkingTerms, clock: Clock, nowMs: number): TicketClock {
  const run = toRun(terms, clock);
  const endMs = clock.stopped?.atMs ?? nowMs;
  const parts = explain(run, Math.max(clock.dueMs ?? endMs, endMs));
  return {
    kind: clock.kind,
    state: stateOf(clock, nowMs),
    targetS: clock.targetS,
    startedAt: toText(clock.startedMs),
    dueAt: clock.dueMs === null ? null : toText(clock.dueMs),
    stoppedAt: clock.stopped === null ? null : toText(clock.stopped.atMs),
    stoppedBy: clock.stopped?.by ?? null,
    elapsedS: elapsedMs(run, endMs) / 1000,
    parts: parts
      .slice(0, PARTS_MAX)
      .map(({ fromMs, toMs, why }) => ({ from: toText(fromMs), to: toText(toMs), why })),
  };
}

function toText(ms: number): string {
  return new Date(ms).toISOString();
}
