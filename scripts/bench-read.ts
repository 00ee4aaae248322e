/**
 * `npm run bench:read`: what people ask for most, over HTTP and signed in, beside the same statements run bare on the same
 * database; at full size and at 10,000 tickets. Only the ratios mean much: the same code differs threefold between machines and
 * minutes. Seeding a million takes minutes; `--server <address of a PostgreSQL server>` and `--folder <folder>` keep what was seeded.
 */
import { mkdirSync, mkdtempSync, existsSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { startPostgresql } from '#backend/testing/postgresql.ts';
import { measureOperations, type Result } from './bench-read/measure-operations.ts';
import { printResults } from './bench-read/report.ts';
import { seed, type Place } from './bench-read/served.ts';

const SMALL = 10_000;

const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '1000000' },
    embedded: { type: 'string', default: '100000' },
    engine: { type: 'string' },
    server: { type: 'string' },
    folder: { type: 'string' },
    seconds: { type: 'string', default: '4' },
  },
});
const secondsMax = Number(values.seconds);

process.stdout.write(`Load before: ${loadavg()[0]?.toFixed(1)}\n`);
if (values.engine !== 'embedded') await benchPostgresql(Number(values.tickets));
if (values.engine !== 'postgresql') await benchEmbedded(Number(values.embedded));
process.stdout.write(`Load after: ${loadavg()[0]?.toFixed(1)}\n`);
process.exit(0);

async function benchPostgresql(tickets: number): Promise<void> {
  const own = values.server === undefined ? await startPostgresql() : null;
  const server = values.server ?? own?.url ?? '';
  try {
    const results: Result[][] = [];
    for (const size of [SMALL, tickets]) {
      const folder = mkdtempSync(join(tmpdir(), 'threadside-bench-'));
      const place = { DATABASE_URL: `${server}/threadside_bench_${size}`, DATA_DIR: folder };
      if (await createDatabase(server, `threadside_bench_${size}`)) seed(place, size);
      results.push(await measureOperations(place, { tickets: size, secondsMax }));
      rmSync(folder, { recursive: true, force: true });
    }
    printResults(`PostgreSQL, ${tickets} tickets and as many records`, SMALL, results);
  } finally {
    await own?.stop();
  }
}

async function benchEmbedded(tickets: number): Promise<void> {
  const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'threadside-bench-'));
  const results: Result[][] = [];
  for (const size of [SMALL, tickets]) {
    const place: Place = { DATABASE_URL: '', DATA_DIR: join(folder, String(size)) };
    if (!existsSync(place.DATA_DIR)) {
      mkdirSync(place.DATA_DIR, { recursive: true });
      seed(place, size);
    }
    results.push(await measureOperations(place, { tickets: size, secondsMax }));
  }
  printResults(`Embedded, ${tickets} tickets and as many records`, SMALL, results);
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
}

/** False when it is there already. */
async function createDatabase(server: string, name: string): Promise<boolean> {
  const client = new Client({ connectionString: `${server}/postgres` });
  await client.connect();
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount === 0) await client.query(`create database ${name}`);
  await client.end();
  return rowCount === 0;
}
