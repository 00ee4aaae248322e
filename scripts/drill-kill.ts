/**
 * `npm run drill:kill -- --engine embedded|postgresql --rounds 100`: kills servers with SIGKILL in the middle of creates.
 *
 * Every create has an Idempotency-Key and is sent until it is acknowledged. At the end each acknowledged number must exist, and
 * each key must have made exactly one ticket. Exits 1 when one is missing or double, or when a server did not come back by itself.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startPostgresql } from '../backend/testing/postgresql.ts';

const { values } = parseArgs({
  options: { engine: { type: 'string', default: 'embedded' }, rounds: { type: 'string', default: '10' } },
});
const isEmbedded = values.engine === 'embedded';
const rounds = Number(values.rounds);
/** Clients that create at the same time. */
const WRITERS = 8;

type Server = { process: ChildProcess; url: string };
type Create = { key: string; subject: string; number: string | null };

const folder = mkdtempSync(join(tmpdir(), 'threadside-drill-'));
const postgresql = isEmbedded ? null : await startPostgresql();
const environment = {
  ...process.env,
  PORT: '0',
  PUBLIC_URL: '',
  DATA_DIR: folder,
  DATABASE_URL: postgresql === null ? '' : `${postgresql.url}/postgres`,
  LOG_LEVEL: 'silent',
};
const creates: Create[] = [];
const startMs: number[] = [];

let servers = [await start(['--demo'])];
if (!isEmbedded) servers.push(await start(), await start());
const token = execFileSync('node', ['backend/cli.ts', 'token', 'create', '--email', 'ana@norrvik.example'], {
  env: environment,
  encoding: 'utf8',
}).trim();

for (let round = 1; round <= rounds; round += 1) {
  const stop = new AbortController();
  const writing = Array.from({ length: WRITERS }, () => write(stop.signal));
  await sleep(100 + Math.random() * 500);
  const victim = Math.floor(Math.random() * servers.length);
  servers[victim]?.process.kill('SIGKILL');
  stop.abort();
  await Promise.all(writing);
  servers = await Promise.all(
    servers.map((server, index) => (index === victim ? start() : Promise.resolve(server))),
  );
  if (round % 10 === 0)
    process.stdout.write(
      `round ${round}: ${creates.filter(isAcknowledged).length} of ${creates.length} acknowledged\n`,
    );
}
const unacknowledged = creates.filter((create) => !isAcknowledged(create)).length;
for (const create of creates) if (!isAcknowledged(create)) await send(create);
await report(unacknowledged);

/** Creates tickets one after the other until told to stop; one cut off is left unacknowledged. */
async function write(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const key = randomUUID();
    const create: Create = { key, subject: `drill ${key}`, number: null };
    creates.push(create);
    await send(create).catch(() => {});
  }
}

async function send(create: Create): Promise<void> {
  const server = servers[Math.floor(Math.random() * servers.length)];
  const answer = await fetch(`${server?.url}/api/tickets`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': create.key,
    },
    body: JSON.stringify({ subject: create.subject }),
  });
  if (answer.status !== 201) return;
  create.number = ((await answer.json()) as { number: string }).number;
}

function isAcknowledged(create: Create): boolean {
  return create.number !== null;
}

/** Starts a server and waits until it serves; one that needs help does not come up within 30 s. */
async function start(args: string[] = []): Promise<Server> {
  const startedAt = Date.now();
  const child = spawn('node', ['--disable-warning=ExperimentalWarning', 'backend/main.ts', ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const timer = setTimeout(() => fail('A server did not come back within 30 s.'), 30_000);
  for await (const line of createInterface(child.stdout)) {
    const [, url] = /runs at (\S+)/.exec(line) ?? [];
    if (url === undefined) continue;
    clearTimeout(timer);
    startMs.push(Date.now() - startedAt);
    return { process: child, url };
  }
  return fail('A server ended while it started.');
}

async function report(resent: number): Promise<void> {
  const found = new Map<string, string[]>();
  let cursor: string | null = '';
  while (cursor !== null) {
    const query = new URLSearchParams({
      search: 'drill',
      limit: '100',
      ...(cursor === '' ? {} : { cursor }),
    });
    const answer = await fetch(`${servers[0]?.url}/api/tickets?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const page = (await answer.json()) as {
      items: { number: string; subject: string }[];
      next: string | null;
    };
    for (const { number, subject } of page.items) found.set(subject, [...(found.get(subject) ?? []), number]);
    cursor = page.next;
  }
  const missing = creates.filter(
    ({ subject, number }) => number !== null && !found.get(subject)?.includes(number),
  );
  const doubled = [...found.values()].filter((numbers) => numbers.length > 1);
  const starts = startMs.toSorted((a, b) => a - b);
  process.stdout.write(
    `${values.engine}: ${rounds} kills, ${creates.length} creates, ${resent} cut off and sent again, ` +
      `acknowledged missing ${missing.length}, double ${doubled.length}, ` +
      `start p50 ${starts[Math.floor(starts.length / 2)]} ms, max ${starts.at(-1)} ms\n`,
  );
  await cleanUp();
  process.exit(missing.length + doubled.length === 0 ? 0 : 1);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

async function cleanUp(): Promise<void> {
  for (const server of servers) server.process.kill('SIGTERM');
  await sleep(1000);
  await postgresql?.stop();
  rmSync(folder, { recursive: true, force: true });
}
