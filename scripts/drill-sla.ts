/**
 * `npm run drill:sla -- --deadlines 1000 --kills 20 --seconds 90 --engine postgresql|embedded`: deadlines while companions are killed.
 *
 * On PostgreSQL three companions look, their clocks ten minutes behind, right, and ten minutes ahead (backend/testing/shifted-clock.mjs moves
 * `Date` in each); on the embedded engine one, with its clock right, as the engine's clock is its own. All deadlines were counted by
 * the companion over a night in which Oslo's clocks changed, and are compared with the oracle's. Exits 1 when one is missing, double, early,
 * miscounted, or, on PostgreSQL, too late.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgresql } from '../backend/testing/postgresql.ts';
import { runSlaDrill, type DrillOutcome } from '../backend/testing/sla-drill.ts';

const { values } = parseArgs({
  options: {
    engine: { type: 'string' },
    deadlines: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '90' },
  },
});
const TEN_MINUTES_MS = 600_000;
/** DESIGN's limits: while a companion lives, and after all have died. */
const LATENESS_MS_MAX = 5_000;
const AFTER_DEATH_MS_MAX = 90_000;

let isRight = true;
if (values.engine !== 'embedded') {
  const postgresql = await startPostgresql();
  isRight = await drill('PostgreSQL', `${postgresql.url}/postgres`, [-TEN_MINUTES_MS, 0, TEN_MINUTES_MS]);
  await postgresql.stop();
}
if (values.engine !== 'postgresql') isRight = (await drill('Embedded', '', [0])) && isRight;
process.exit(isRight ? 0 : 1);

async function drill(name: string, databaseUrl: string, clockShiftsMs: number[]): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'threadside-drill-'));
  const count = Number(values.deadlines);
  const outcome = await runSlaDrill({
    databaseUrl,
    dataDir,
    clockShiftsMs,
    count,
    kills: Number(values.kills),
    spreadMs: Number(values.seconds) * 1000,
    // Time to make the tickets and to start.
    leadMs: 15_000 + 15 * count,
    giveUpMs: 2 * AFTER_DEATH_MS_MAX,
  });
  rmSync(dataDir, { recursive: true, force: true });
  const p99 = percentile(outcome.latenessMs);
  process.stdout.write(
    `${name}: ${outcome.deadlines} deadlines over a change of clocks, ${outcome.kills} kills, load ${loadavg()[0]?.toFixed(1)}: ` +
      `missing ${outcome.missing}, double ${outcome.doubled}, early ${outcome.early}, miscounted ${outcome.miscounted}; ` +
      `late while a companion lived: p50 ${percentile(outcome.latenessMs, 0.5)} ms, p99 ${p99} ms (${outcome.latenessMs.length}); ` +
      `after all had died: at most ${outcome.afterDeathMs.at(-1) ?? 0} ms (${outcome.afterDeathMs.length})\n`,
  );
  // One process that is killed again and again has no time of its own to be measured.
  if (databaseUrl === '') return isWhole(outcome);
  return (
    isWhole(outcome) && p99 <= LATENESS_MS_MAX && (outcome.afterDeathMs.at(-1) ?? 0) <= AFTER_DEATH_MS_MAX
  );
}

function isWhole({ missing, doubled, early, miscounted }: DrillOutcome): boolean {
  return missing + doubled + early + miscounted === 0;
}

function percentile(sorted: readonly number[], share = 0.99): number {
  return Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
}
