/**
 * `npm run seed -- --tickets 1000000`: the demo's workspace with as many tickets and records as are asked for, on PostgreSQL
 * (`DATABASE_URL`) or in the embedded database (`DATA_DIR`). For trying and measuring; it refuses a workspace that is not the demo's.
 */
import { parseArgs } from 'node:util';
import { seedDemo } from '#backend/commands/seed-demo.ts';
import { DEMO_ADMIN } from '#backend/commands/demo-data.ts';
import { readConfig, type Config } from '#backend/config.ts';
import { openEmbedded, openPostgresql, type Database } from '#backend/data/database.ts';
import { findWorkspace } from '#backend/data/workspace.ts';
import { openCompanion } from '#backend/open-companion.ts';
import { startProgressBar } from './seed/progress-bar.ts';
import { seedRows } from './seed/seed-rows.ts';

/** Vacuum and indexes of a large embedded database are single statements. */
const EMBEDDED_DEADLINE_MS = 30 * 60_000;

const { values } = parseArgs({ options: { tickets: { type: 'string' }, records: { type: 'string' } } });
const config = readConfig(process.env);
if (!config.ok) stop(config.error.join('\n'));
else await seed(config.value, sizeOf(values, config.value));

function sizeOf(given: { tickets?: string; records?: string }, { databaseUrl }: Config) {
  const tickets = Number(given.tickets ?? (databaseUrl === null ? 100_000 : 1_000_000));
  const records = Number(given.records ?? tickets);
  if (![tickets, records].every((count) => Number.isInteger(count) && count >= 1))
    stop('Give whole numbers, e.g. npm run seed -- --tickets 100000 --records 50000');
  return { tickets, records };
}

async function seed(settings: Config, size: { tickets: number; records: number }): Promise<void> {
  await addDemo(settings);
  const database = openFor(settings);
  const bar = startProgressBar(process.stdout);
  const startedAt = Date.now();
  await seedRows(await database, size, bar.show);
  await (await database).close();
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  bar.end(`${size.tickets} tickets and ${size.records} records added in ${seconds} s.`);
}

/** The database with no deadline that a seeding could meet. */
async function openFor({ databaseUrl, dataDir }: Config): Promise<Database> {
  if (databaseUrl !== null) return openPostgresql(databaseUrl);
  return openEmbedded(dataDir, { deadlineMs: EMBEDDED_DEADLINE_MS });
}

async function addDemo(settings: Config): Promise<void> {
  const companion = await openCompanion(settings);
  const said = await seedDemo(companion);
  const workspace = await findWorkspace(companion.database.db);
  await companion.database.close();
  if (workspace?.name !== DEMO_ADMIN.workspace) stop(said);
}

function stop(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
