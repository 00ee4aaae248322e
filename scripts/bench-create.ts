/**
 * `npm run bench:create`: creating a ticket over HTTP, signed in and idempotent, beside the same statements run bare: by pgbench
 * on the same PostgreSQL, and on PGlite in the process for the embedded engine. Rounds alternate, the best of each counts, and
 * only the ratio means anything: the same code differs threefold between machines and minutes.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { fsyncParameters, SyncingNodeFs } from '../backend/data/pglite/syncing-node-fs.ts';
import { startPostgresql } from '../backend/testing/postgresql.ts';
import { startServer, stopServer, type Server } from './bench-server.ts';

const CLIENTS = 16;
const SECONDS = 8;
const ROUNDS = 3;
/** DESIGN's target for the server engine. */
const RATIO_MIN = 0.25;

/** What one create writes and must read: the key, the number, the ticket, its event, and the answer kept under the key. */
const STATEMENTS = [
  `insert into idempotency_key (user_id, key, request_hash) values ('{user}', gen_random_uuid()::text, 'hash')`,
  `insert into ticket (number, source, subject, description, status, pipeline_id, stage_id, owner_id, created_by)
     values ('TKT-M' || nextval('ticket_number_m'), 'manual', 'bench', '', 'open', '{pipeline}', '{stage}', '{user}', '{user}')`,
  `insert into ticket_event (ticket_id, kind, actor_id, to_value, version) select id, 'created', '{user}', number, 1 from ticket
     where number = 'TKT-M' || currval('ticket_number_m')`,
];

type Measured = { perSecond: number; cpuMsEach: number };

const postgresql = await startPostgresql();
const onServer = await startServer(`${postgresql.url}/postgres`);
const embedded = await startServer('');
const bare = await openBarePglite();

const results: Record<string, number[]> = { http: [], pgbench: [], embedded: [], pglite: [] };
const cpu: Record<string, number[]> = { http: [], embedded: [] };
for (let round = 1; round <= ROUNDS; round += 1) {
  record('http', await createOverHttp(onServer));
  results['pgbench']?.push(runPgbench());
  record('embedded', await createOverHttp(embedded));
  results['pglite']?.push(await runPglite(bare));
}
print();
await bare.close();
for (const server of [onServer, embedded]) stopServer(server);
await postgresql.stop();
process.exit(0);

function record(name: string, { perSecond, cpuMsEach }: Measured): void {
  results[name]?.push(perSecond);
  cpu[name]?.push(cpuMsEach);
}

async function createOverHttp(server: Server): Promise<Measured> {
  const until = Date.now() + SECONDS * 1000;
  const cpuBefore = cpuMsOf(server.process.pid ?? 0);
  let created = 0;
  const client = async () => {
    while (Date.now() < until) {
      const answer = await fetch(`${server.url}/api/tickets`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${server.token}`,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
        body: '{"subject":"bench"}',
      });
      await answer.arrayBuffer();
      if (answer.status !== 201) throw new Error(`A create was answered with ${answer.status}.`);
      created += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return {
    perSecond: created / SECONDS,
    cpuMsEach: (cpuMsOf(server.process.pid ?? 0) - cpuBefore) / created,
  };
}

/** User and system time of a process; Linux counts it in hundredths of a second. */
function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function peakMegabytesOf(pid: number): number {
  return Math.round(
    Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
  );
}

function runPgbench(): number {
  const script = join(tmpdir(), `threadside-${process.pid}.sql`);
  writeFileSync(
    script,
    `begin;\n${filled(postgresqlIds())
      .map((statement) => `${statement.replaceAll('\n', ' ')};`)
      .join('\n')}\ncommit;\n`,
  );
  const args = [
    '-n',
    '-f',
    script,
    '-c',
    String(CLIENTS),
    '-j',
    '2',
    '-T',
    String(SECONDS),
    `${postgresql.url}/postgres`,
  ];
  const output = execFileSync(join(process.env['POSTGRESQL_BIN'] ?? '', 'pgbench'), args, {
    encoding: 'utf8',
  });
  rmSync(script);
  return Number(/tps = ([\d.]+)/.exec(output)?.[1]);
}

type Ids = { user: string; pipeline: string; stage: string };

function postgresqlIds(): Ids {
  const query = `select (select id from "user" limit 1), (select pipeline_id from stage order by position limit 1), (select id from stage order by position limit 1)`;
  const args = ['-At', '-F', ' ', '-c', query, `${postgresql.url}/postgres`];
  const [user = '', pipeline = '', stage = ''] = execFileSync(
    join(process.env['POSTGRESQL_BIN'] ?? '', 'psql'),
    args,
    { encoding: 'utf8' },
  )
    .trim()
    .split(' ');
  return { user, pipeline, stage };
}

function filled(ids: Ids): string[] {
  return STATEMENTS.map((statement) => statement.replaceAll(/\{(\w+)\}/g, (_, name: keyof Ids) => ids[name]));
}

/** PGlite in this process with the same tables, synced like ours. */
async function openBarePglite(): Promise<PGlite & { ids: Ids }> {
  const fs = new SyncingNodeFs(mkdtempSync(join(tmpdir(), 'threadside-bare-')));
  const pglite = await PGlite.create({ fs, startParams: fsyncParameters });
  for (const name of ['0001-sign-in', '0002-tickets', '0003-undo', '0004-restore']) {
    await pglite.exec(readFileSync(`backend/data/migrations/${name}.sql`, 'utf8'));
  }
  const { rows } = await pglite.query<Ids>(`
    with u as (insert into "user" (name, email, "emailVerified") values ('a', 'a', true) returning id),
    p as (insert into pipeline (name, position, is_default) values ('p', 1, true) returning id),
    s as (insert into stage (pipeline_id, name, hue, position) select id, 's', 'slate', 1 from p returning id)
    select u.id as user, p.id as pipeline, s.id as stage from u, p, s`);
  return Object.assign(pglite, { ids: rows[0] ?? { user: '', pipeline: '', stage: '' } });
}

async function runPglite(pglite: PGlite & { ids: Ids }): Promise<number> {
  const statements = filled(pglite.ids);
  const until = Date.now() + SECONDS * 1000;
  let created = 0;
  while (Date.now() < until) {
    await pglite.transaction(async (tx) => {
      for (const statement of statements) await tx.query(statement);
    });
    created += 1;
  }
  return created / SECONDS;
}

function print(): void {
  const best = (name: string) => Math.max(...(results[name] ?? []));
  const least = (name: string) => Math.min(...(cpu[name] ?? [])).toFixed(1);
  const ratio = best('http') / best('pgbench');
  process.stdout.write(
    [
      `${CLIENTS} clients, ${SECONDS} s a round, best of ${ROUNDS} (all: ${JSON.stringify(results, (_, value) => (typeof value === 'number' ? Math.round(value) : value))})`,
      `PostgreSQL  over HTTP ${best('http').toFixed(0)}/s, pgbench ${best('pgbench').toFixed(0)}/s, ratio ${ratio.toFixed(2)} (target ${RATIO_MIN}), CPU ${least('http')} ms each, peak ${peakMegabytesOf(onServer.process.pid ?? 0)} MB`,
      `embedded    over HTTP ${best('embedded').toFixed(0)}/s, bare PGlite ${best('pglite').toFixed(0)}/s, ratio ${(best('embedded') / best('pglite')).toFixed(2)}, CPU ${least('embedded')} ms each, peak ${peakMegabytesOf(embedded.process.pid ?? 0)} MB`,
      ratio >= RATIO_MIN ? 'Target met' : 'Target missed',
      '',
    ].join('\n'),
  );
}
