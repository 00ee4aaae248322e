/**
 * `npm run bench:sla -- --clocks 10000,100000,1000000`: what looking for deadlines takes among so many open clocks, beside the bare query on
 * the same database: a look when nothing is due, and a batch when 100 are. Two rounds each, one after the other, the better counts.
 * Only the ratios mean much. Exits 1 when a look or a batch grows with clocks that are not due.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { Client } from 'pg';
import { escalateDue } from '#backend/commands/escalate-due.ts';
import { setUp } from '#backend/commands/set-up.ts';
import { updateSlaPolicy } from '#backend/commands/update-sla-policy.ts';
import { readConfig } from '#backend/config.ts';
import { hasDueClocks } from '#backend/data/escalations.ts';
import { listActors } from '#backend/data/users.ts';
import { openCompanion } from '#backend/open-companion.ts';
import { startPostgresql } from '#backend/testing/postgresql.ts';
import { measure, type Measured } from './bench-read/measure.ts';

const { values } = parseArgs({ options: { clocks: { type: 'string', default: '10000,100000,1000000' } } });
const sizes = values.clocks.split(',').map(Number);
/** As many as the sweep takes at once. */
const BATCH = 100;
/** Timings of some hundred microseconds double by themselves between minutes. */
const GROWTH_MAX = 3;

const LOOK = 'select exists (select from ticket_clock where next_at < now())';
const FIND = `select ticket_clock.*, ticket.* from ticket_clock join ticket on ticket.id = ticket_clock.ticket_id
  where next_at < now() order by next_at limit ${BATCH} for update of ticket_clock, ticket skip locked`;

const postgresql = await startPostgresql();
const dataDir = mkdtempSync(join(tmpdir(), 'threadside-bench-'));
const config = readConfig({ DATABASE_URL: `${postgresql.url}/postgres`, DATA_DIR: dataDir });
if (!config.ok) throw new Error(config.error.join('\n'));
const companion = await openCompanion(config.value);
const { database } = companion;
const bare = new Client({ connectionString: `${postgresql.url}/postgres` });
await bare.connect();

await prepare();
type Row = { clocks: number; look: Measured; bareLook: Measured; batch: Measured; bareBatch: Measured };
const rows: Row[] = [];
let filled = 0;
for (const clocks of sizes) {
  await fill(clocks - filled);
  filled = clocks;
  rows.push({ clocks, ...(await measureAll()) });
}
const isFlat = print();
await bare.end();
await database.close();
await postgresql.stop();
rmSync(dataDir, { recursive: true, force: true });
process.exit(isFlat ? 0 : 1);

async function prepare(): Promise<void> {
  const admin = { name: 'Priya Nair', email: 'priya@norrvik.example', password: 'correct horse battery' };
  await setUp(companion, { workspace: 'Bench', ...admin });
  const [actor] = await listActors(database.db);
  if (actor === undefined) throw new Error('There is no admin.');
  const none = { calendarId: null, pausingStatuses: [], warningShare: null, levels: [], version: 1 };
  const input = { ...none, firstResponseS: 3600, closureS: 36_000, notifyUserId: actor.userId };
  await updateSlaPolicy(companion, { actor, input });
}

/** Tickets with two clocks each that are due in a day and later. Triggers only tell others, and nobody looks. */
async function fill(clocks: number): Promise<void> {
  await bare.query('alter table ticket disable trigger user');
  await bare.query(
    `with place as (
       select pipeline.id as pipeline_id, stage.id as stage_id from pipeline join stage on stage.pipeline_id = pipeline.id limit 1
     ), made as (
       insert into ticket (number, source, subject, description, status, pipeline_id, stage_id, stage_entered_at)
       select 'TKT-M' || nextval('ticket_number_m'), 'manual', 'Bench', '', 'open', pipeline_id, stage_id, now()
       from place, generate_series(1, $1::integer / 2) returning id
     )
     insert into ticket_clock (ticket_id, kind, terms_id, target_s, started_at, due_at, next_level, next_at)
     select id, kind, terms_id, 90000, now(), now() + after, 1, now() + after
     from (
       select made.id, kind, interval '1 day' + random() * interval '30 days' as after
       from made cross join (values ('first-response'), ('closure')) as kinds (kind)
     ) as clock cross join (select terms_id from sla_policy where is_global) as policy`,
    [clocks],
  );
  await bare.query('alter table ticket enable trigger user');
  await bare.query('vacuum analyze');
}

async function measureAll(): Promise<Omit<Row, 'clocks'>> {
  const looks = { clients: 1, secondsMax: 20, timesMax: 400, round: 1 };
  const batches = { clients: 1, secondsMax: 20, timesMax: 20, round: 1 };
  const ask = (work: () => Promise<unknown>, load: typeof looks) =>
    measure(
      async () => {
        await work();
      },
      load,
      () => 0,
    );
  const both = async (one: () => Promise<Measured>, other: () => Promise<Measured>) => {
    const results = [await one(), await other(), await one(), await other()] as const;
    return [best(results[0], results[2]), best(results[1], results[3])] as const;
  };
  const [look, bareLook] = await both(
    () => ask(() => hasDueClocks(database.db), looks),
    () => ask(() => bare.query(LOOK), looks),
  );
  const [batch, bareBatch] = await both(
    () => timedBatches(() => escalateDue(database, BATCH), batches.timesMax),
    () => timedBatches(findAndForget, batches.timesMax),
  );
  return { look, bareLook, batch, bareBatch };
}

/** Makes 100 due before each turn, which does not count. */
async function timedBatches(work: () => Promise<unknown>, times: number): Promise<Measured> {
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    await makeDue();
    const startedAt = performance.now();
    await work();
    taken.push(performance.now() - startedAt);
    await bare.query(`update ticket_clock set next_at = null where next_at < now()`);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.ceil(taken.length * share) - 1] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), times, perSecond: 1000 / at(0.5), cpuMs: 0 };
}

async function makeDue(): Promise<void> {
  await sql`
    update ticket_clock set next_at = now() - interval '1 second', due_at = now() - interval '1 second'
    where (ticket_id, kind) in (
      select ticket_id, kind from ticket_clock where next_level = 1 and next_at > now() limit ${BATCH}
    )
  `.execute(database.db);
}

async function findAndForget(): Promise<void> {
  await bare.query('begin');
  const { rowCount } = await bare.query(FIND);
  await bare.query('rollback');
  if (rowCount !== BATCH) throw new Error(`${rowCount} were due.`);
}

function best(one: Measured, other: Measured): Measured {
  return one.p50 <= other.p50 ? one : other;
}

function print(): boolean {
  const cell = (text: string) => text.padStart(11);
  const line = (cells: string[]) => `${cells.map(cell).join('')}\n`;
  const ms = ({ p50, p95 }: Measured) => [p50.toFixed(2), p95.toFixed(2)];
  process.stdout.write(
    `Load ${loadavg()[0]?.toFixed(1)}. Times in ms; a batch tells of ${BATCH} and is compared with finding them.\n`,
  );
  process.stdout.write(
    line(['clocks', 'look p50', 'p95', 'bare p50', 'ratio', 'batch p50', 'p95', 'bare p50', 'ratio', 'each']),
  );
  for (const { clocks, look, bareLook, batch, bareBatch } of rows)
    process.stdout.write(
      line([
        String(clocks),
        ...ms(look),
        bareLook.p50.toFixed(2),
        (look.p50 / bareLook.p50).toFixed(1),
        ...ms(batch),
        bareBatch.p50.toFixed(2),
        (batch.p50 / bareBatch.p50).toFixed(1),
        (batch.p50 / BATCH).toFixed(2),
      ]),
    );
  const [small, full] = [rows[0], rows.at(-1)];
  if (small === undefined || full === undefined) return false;
  const growth = [full.look.p50 / small.look.p50, full.batch.p50 / small.batch.p50];
  process.stdout.write(
    `From ${small.clocks} to ${full.clocks} clocks a look takes ${growth[0]?.toFixed(1)} times as long, a batch ${growth[1]?.toFixed(1)} times.\n`,
  );
  return growth.every((each) => each <= GROWTH_MAX);
}
