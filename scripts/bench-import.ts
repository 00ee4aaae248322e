/**
 * `npm run bench:import [rows]`: a CSV file of 100,000 contacts is imported while others list and create tickets at a steady pace.
 * Prints how many rows a second go in, and what the others wait meanwhile over what they wait when nothing is imported.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createApi, type Api } from '../lib/api/api.ts';
import { createRecordImport, readRecordImport, startRecordImport } from '../lib/contract/record-imports.ts';
import { startPostgresql } from '../backend/testing/postgresql.ts';
import { startServer, stopServer, type Server } from './bench-server.ts';
import { compareWaits } from './bench-waits.ts';

const ROWS = Number(process.argv[2] ?? 100_000);

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
  const { answer, lines } = await compareWaits(api, async () => {
    const startedAt = performance.now();
    return { added: await importRows(api), seconds: (performance.now() - startedAt) / 1000 };
  });
  const { added, seconds } = answer;
  process.stdout.write(
    `${engine}: ${added} rows in ${seconds.toFixed(1)} s, ${(added / seconds).toFixed(0)} rows/s\n${lines}`,
  );
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
