/**
 * `npm run bench:import [rows]`: a CSV file of 100,000 contacts is imported while others list and create tickets at a steady pace.
 * Prints how many rows a second go in, and what the others wait meanwhile over what they wait when nothing is imported.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApi, type Api } from '../lib/api/api.ts';
import { createRecordImport, readRecordImport, startRecordImport } from '../lib/contract/record-imports.ts';
import { createTicket, listTickets } from '../lib/contract/tickets.ts';
import { startPostgresql } from '../backend/testing/postgresql.ts';
import { startServer, stopServer, type Server } from './bench-server.ts';

const ROWS = Number(process.argv[2] ?? 100_000);
const IDLE_SECONDS = 20;
/** Each of the two kinds of request is sent this often, whether or not those before were answered. */
const EVERY_MS = 200;

type Waits = { list: number[]; create: number[] };

const postgresql = await startPostgresql();
for (const [engine, databaseUrl] of [
  ['PostgreSQL', `${postgresql.url}/postgres`],
  ['embedded', ''],
] as const) {
  const server = await startServer(databaseUrl);
  await measure(engine, server);
  stopServer(server);
}
await postgresql.stop();
process.exit(0);

async function measure(engine: string, { url, token }: Server): Promise<void> {
  const api = createApi({ baseUrl: url, token });
  await asOthers(api, () => sleep(3_000));
  const idle = await asOthers(api, () => sleep(IDLE_SECONDS * 1000));
  let [seconds, added] = [0, 0];
  const meanwhile = await asOthers(api, async () => {
    const startedAt = performance.now();
    added = await importRows(api);
    seconds = (performance.now() - startedAt) / 1000;
  });
  process.stdout.write(
    `${engine}: ${added} rows in ${seconds.toFixed(1)} s, ${(added / seconds).toFixed(0)} rows/s\n` +
      `  list   ${compare(idle.list, meanwhile.list)}\n  create ${compare(idle.create, meanwhile.create)}\n`,
  );
}

/** The waits of steady requests by others while something runs. */
async function asOthers(api: Api, run: () => Promise<void>): Promise<Waits> {
  const waits: Waits = { list: [], create: [] };
  const sent: Promise<void>[] = [];
  const send = (kind: keyof Waits, request: () => Promise<unknown>) => {
    const startedAt = performance.now();
    const answer = async () => {
      await request();
      waits[kind].push(performance.now() - startedAt);
    };
    sent.push(answer());
  };
  const timer = setInterval(() => {
    send('list', () => api(listTickets, { query: { limit: 50 } }));
    send('create', () =>
      api(createTicket, { body: { subject: 'Meanwhile' } }, { idempotencyKey: randomUUID() }),
    );
  }, EVERY_MS);
  await run();
  clearInterval(timer);
  await Promise.all(sent);
  return waits;
}

async function importRows(api: Api): Promise<number> {
  const lines = Array.from(
    { length: ROWS },
    (_, row) => `Person ${row},person${row}@bench.example,Buyer,Firm ${row % 5000},+49 30 ${row}`,
  );
  const upload = new Blob([['Name,E-mail,Job title,Company,Phone', ...lines].join('\n')]);
  const query = { kind: 'lead' as const, fileName: 'bench.csv' };
  const { id, mapping } = await api(createRecordImport, { query, upload });
  const params = { importId: id };
  await api(startRecordImport, { params, body: { isTrial: false, mapping } });
  for (;;) {
    await sleep(500);
    const found = await api(readRecordImport, { params });
    if (found.state === 'done') return found.added;
    if (found.state !== 'running') throw new Error(`The import is ${found.state}.`);
  }
}

function compare(idle: number[], meanwhile: number[]): string {
  const [before, during] = [p95(idle), p95(meanwhile)];
  const longest = Math.max(...meanwhile).toFixed(0);
  return `p95 ${before.toFixed(1)} ms idle, ${during.toFixed(1)} ms meanwhile, ratio ${(during / before).toFixed(1)}, longest ${longest} ms (${meanwhile.length} requests)`;
}

function p95(waits: number[]): number {
  const sorted = waits.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.95)] ?? 0;
}
