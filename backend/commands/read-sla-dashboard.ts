/** The SLA part of the dashboard: what was met and missed, by whom and when, and what is due next. */
import { ok, type Result } from '#lib/base/result.ts';
import type { SlaDashboard, SlaRow } from '#lib/contract/dashboard.ts';
import {
  countOverdue,
  countTeamVerdicts,
  countVerdicts,
  findNearest,
  type Verdict,
} from '#backend/data/sla-dashboard.ts';
import { readItems } from '#backend/data/ticket-lists.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { dashboardScope, type Query } from './read-dashboard.ts';

/** The numbers, over the same tickets and days as the dashboard of tickets. */
export async function readSlaDashboard(
  companion: Companion,
  call: Call<Query>,
): Promise<Result<SlaDashboard, Refusal>> {
  const asked = await dashboardScope(companion, call);
  if (!asked.ok) return asked;
  const { db } = companion.database;
  const { scope, days, filters } = asked.value;
  const reader = { actor: call.actor, publicUrl: companion.publicUrl, now: companion.now };
  const verdicts = await countVerdicts(db, scope, days);
  const of = (by: Verdict['by']) => verdicts.filter((verdict) => verdict.by === by);
  const overdue = { field: 'sla', operator: 'is', value: ['overdue'] } as const;
  return ok({
    clocks: clocksOf(of('all')),
    overdueNow: filters.counted(await countOverdue(db, scope), overdue),
    channels: rowsOf(of('channel')),
    pipelines: rowsOf(of('pipeline')),
    people: rowsOf(of('person')),
    teams: rowsOf(await countTeamVerdicts(db, scope)),
    days: days.map(({ day }) => ({
      day,
      clocks: clocksOf(of('day').filter(({ name }) => name === day)),
    })),
    nearest: await readItems(db, reader, { ids: await findNearest(db, scope), fieldKeys: [] }),
  });
}

function rowsOf(verdicts: readonly Verdict[]): SlaRow[] {
  const ids = [...new Set(verdicts.map(({ id }) => id))];
  return ids.map((id) => {
    const own = verdicts.filter((verdict) => verdict.id === id);
    return { id, name: own[0]?.name ?? null, clocks: clocksOf(own) };
  });
}

const NONE = { met: 0, missed: 0, medianS: null, p90S: null };

function clocksOf(verdicts: readonly Verdict[]): SlaRow['clocks'] {
  const of = (asked: Verdict['kind']) => {
    const found = verdicts.find(({ kind }) => kind === asked);
    if (found === undefined) return NONE;
    const { met, missed, medianS, p90S } = found;
    return { met, missed, medianS, p90S };
  };
  return { 'first-response': of('first-response'), closure: of('closure') };
}
