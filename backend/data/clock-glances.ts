/** Clocks of many tickets as rows show them, in one statement. */
import type { TicketId } from '#lib/contract/ids.ts';
import type { ClockGlance } from '#lib/contract/ticket-clocks.ts';
import { glanceAt } from '#backend/core/sla/glance.ts';
import type { Db } from './database.ts';
import { readTerms } from './sla-policies.ts';
import { readClocksOf, type ClockRow } from './ticket-clocks.ts';

/** The clocks of each ticket that has any, first response first. */
export async function readGlances(
  db: Db,
  ids: readonly TicketId[],
  now: Date,
): Promise<Map<TicketId, ClockGlance[]>> {
  const glances = new Map<TicketId, ClockGlance[]>();
  if (ids.length === 0) return glances;
  for (const row of await readClocksOf(db, ids)) {
    const known = glances.get(row.ticketId) ?? [];
    glances.set(row.ticketId, [...known, await toGlance(db, row, now)]);
  }
  return glances;
}

async function toGlance(db: Db, { termsId, clock }: ClockRow, now: Date): Promise<ClockGlance> {
  const { state, leftMs, runs } = glanceAt(await readTerms(db, termsId), clock, now.getTime());
  return {
    kind: clock.kind,
    state,
    targetS: clock.targetS,
    dueAt: toText(clock.dueMs),
    pausedAt: toText(clock.pausedMs),
    stoppedAt: toText(clock.stopped?.atMs ?? null),
    stoppedBy: clock.stopped?.by ?? null,
    leftS: leftMs / 1000,
    countedAt: now.toISOString(),
    runs: runs.map(({ fromMs, toMs }) => ({
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
    })),
  };
}

function toText(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
