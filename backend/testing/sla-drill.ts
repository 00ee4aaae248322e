/**
 * Deadlines while processes are killed: each has to be told exactly once, never before it, by the database's clock. The processes' own
 * clocks are minutes apart. Kills are SIGKILL, and a killed process is started again at once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { assertExists } from '#lib/base/assert.ts';
import { findUserByEmail } from '#backend/data/users.ts';
import { setUp } from '#backend/commands/set-up.ts';
import { readConfig } from '#backend/config.ts';
import type { Companion } from '#backend/commands/companion.ts';
import { openCompanion } from '#backend/open-companion.ts';
import { readTold } from './told-deadlines.ts';
import { Workers, type Gap } from './workers.ts';
import { makeNightDeadlines, type Deadline, type NightPlan } from './night-deadlines.ts';

export type DrillPlan = NightPlan & {
  /** Empty for the embedded engine, which one process has. */
  databaseUrl: string;
  dataDir: string;
  kills: number;
  /** How far each process's clock is from the machine's; as many processes as there are. */
  clockShiftsMs: readonly number[];
  /** Longest wait after the last deadline. */
  giveUpMs: number;
};

export type DrillOutcome = {
  deadlines: number;
  kills: number;
  /** Deadlines that the companion counted otherwise than the oracle. */
  miscounted: number;
  missing: number;
  doubled: number;
  early: number;
  /** Of those that came due while a process lived, and for five seconds after, sorted. */
  latenessMs: number[];
  /** Of the rest, from the latest death of all processes before it was told, sorted. */
  afterDeathMs: number[];
};

/** A deadline counts as one while a process lived when one did for so long after it: what all had until they must have told it. */
const TO_TELL_MS = 5_000;
/** A process looks for deadlines this often. */
const LOOK_MS = 1_000;

/** Runs the drill; what it finds is for the caller to judge. */
export async function runSlaDrill(plan: DrillPlan): Promise<DrillOutcome> {
  const environment = {
    ...process.env,
    PORT: '0',
    PUBLIC_URL: '',
    HOST: '127.0.0.1',
    DATA_DIR: plan.dataDir,
    DATABASE_URL: plan.databaseUrl,
    LOG_LEVEL: 'silent',
  };
  const { deadlines, token } = await prepare(environment, plan);
  const workers = new Workers(environment, plan.clockShiftsMs);
  await workers.startAll();
  await disturb(workers, plan, deadlines);
  await waitUntilTold(workers, token, { count: deadlines.length, giveUpMs: plan.giveUpMs });
  await workers.stopAll();
  return judge(environment, { plan, deadlines, gaps: workers.gaps });
}

type Environment = Record<string, string | undefined>;

async function open(environment: Environment): Promise<Companion> {
  const config = readConfig(environment);
  if (!config.ok) throw new Error(config.error.join('\n'));
  return openCompanion(config.value);
}

async function prepare(
  environment: Environment,
  plan: DrillPlan,
): Promise<{ deadlines: Deadline[]; token: string }> {
  const companion = await open(environment);
  const admin = { name: 'Priya Nair', email: 'priya@norrvik.example', password: 'correct horse battery' };
  await setUp(companion, { workspace: 'Drill', ...admin });
  const { id } = assertExists(await findUserByEmail(companion.database.db, admin.email), 'the admin');
  const token = await companion.signIn.createToken(id);
  const deadlines = await makeNightDeadlines(companion, plan);
  await companion.database.close();
  return { deadlines, token };
}

/** Kills while deadlines pass, at times of no pattern; in the middle all processes at once. */
async function disturb(
  workers: Workers,
  { kills }: DrillPlan,
  deadlines: readonly Deadline[],
): Promise<void> {
  const [first, last] = [deadlines[0], deadlines.at(-1)].map((deadline) => deadline?.dueMs ?? 0) as [
    number,
    number,
  ];
  await sleep(Math.max(0, first - Date.now()));
  const everyMs = Math.max(last - first, 1000) / (kills + 1);
  let left = kills;
  while (left > 0) {
    await sleep(everyMs * (0.5 + Math.random()));
    const isMiddle = left > kills / 2 && left - workers.count <= kills / 2;
    left -= isMiddle ? await workers.killAll() : await workers.killOne();
  }
  await sleep(Math.max(0, last - Date.now()));
}

/** Asks for the count of notices, at whichever process, until it is there or nobody should wait any longer. */
async function waitUntilTold(
  workers: Workers,
  token: string,
  { count, giveUpMs }: { count: number; giveUpMs: number },
): Promise<void> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < giveUpMs) {
    const answer = await fetch(`${await workers.anyUrl()}/api/notifications?limit=1`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { unread } = (await answer.json()) as { unread: number };
    if (unread >= count) break;
    await sleep(LOOK_MS);
  }
  // A second telling would come by now.
  await sleep(3 * LOOK_MS);
}

type Judged = { plan: DrillPlan; deadlines: readonly Deadline[]; gaps: readonly Gap[] };

async function judge(environment: Environment, { plan, deadlines, gaps }: Judged): Promise<DrillOutcome> {
  const { database } = await open(environment);
  const told = await readTold(database.db);
  await database.close();
  const bySubject = new Map(told.map((each) => [each.subject, each]));
  const outcome = { missing: 0, doubled: 0, early: 0, miscounted: 0, latenessMs: [], afterDeathMs: [] };
  const result: DrillOutcome = { deadlines: deadlines.length, kills: plan.kills, ...outcome };
  for (const { subject, dueMs } of deadlines) {
    const { times, dueMs: countedMs } = assertExists(bySubject.get(subject), subject);
    if (countedMs !== dueMs) result.miscounted += 1;
    // The row, the entry in the timeline and the notice: one of each.
    if (times.some((each) => each.length === 0)) result.missing += 1;
    if (times.some((each) => each.length > 1)) result.doubled += 1;
    const [atMs = Infinity] = times.flat().toSorted((a, b) => a - b);
    if (atMs < dueMs) result.early += 1;
    if (atMs === Infinity) continue;
    const hadTime = !gaps.some(({ fromMs, toMs }) => fromMs - TO_TELL_MS <= dueMs && dueMs <= toMs);
    const lastDeathMs = Math.max(dueMs, ...gaps.map(({ fromMs }) => fromMs).filter((ms) => ms <= atMs));
    if (hadTime) result.latenessMs.push(atMs - dueMs);
    else result.afterDeathMs.push(atMs - lastDeathMs);
  }
  result.latenessMs.sort((a, b) => a - b);
  result.afterDeathMs.sort((a, b) => a - b);
  return result;
}
