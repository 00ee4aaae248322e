/** One database: every operation over HTTP by one client and by eight, then its statements bare in the same way. */
import { Client } from 'pg';
import { cpuMsOf, cpuMsOfChildren, measure, parentOf, type Measured } from './measure.ts';
import { openRecorder, type Recorder, type Statement } from './bare.ts';
import { readOperations, type ApiRequest, type Operation } from './operations.ts';
import { serve, type Place, type Served } from './served.ts';

const CLIENTS = [1, 8];
/** Enough for a 95th percentile. */
const TIMES_MAX = 200;

const times = ({ length }: readonly unknown[]) => ({ timesMax: TIMES_MAX, round: length });

export type Result = { name: string; statements: number; http: Measured[]; bare: Measured[] };
type Size = { tickets: number; secondsMax: number };

export async function measureOperations(place: Place, size: Size): Promise<Result[]> {
  // The engines differ: the embedded one is open in one process at a time, so each part opens it for itself.
  const operations = await withRecorder(place, ({ database }) => readOperations(database.db, size.tickets));
  const http = await measureHttp(place, operations, size);
  return withRecorder(place, async (recorder) => {
    const results: Result[] = [];
    for (const [index, { name, variants }] of operations.entries()) {
      const recorded = await record(recorder, variants, http.token);
      const bare = await measureBare(recorder, recorded, size);
      const statements = (recorded[0] ?? []).flat().length;
      results.push({ name, statements, http: http.measured[index] ?? [], bare });
    }
    return results;
  });
}

async function withRecorder<T>(place: Place, work: (recorder: Recorder) => Promise<T>): Promise<T> {
  const recorder = await openRecorder(place);
  try {
    return await work(recorder);
  } finally {
    await recorder.close();
  }
}

async function measureHttp(place: Place, operations: readonly Operation[], { secondsMax }: Size) {
  const served = await serve(place);
  const postmaster = await postmasterOf(place);
  const cpuOf = () => cpuMsOf(served.pid) + (postmaster === null ? 0 : cpuMsOfChildren(postmaster));
  const measured: Measured[][] = [];
  for (const { variants } of operations) {
    const work = async (turn: number) => {
      await Promise.all((variants[turn % variants.length] ?? []).map((request) => ask(served, request)));
    };
    const each: Measured[] = [];
    for (const clients of CLIENTS)
      each.push(await measure(work, { clients, secondsMax, ...times(variants) }, cpuOf));
    measured.push(each);
  }
  await served.stop();
  return { measured, token: served.token };
}

async function ask({ url, token }: Served, { method, path, body }: ApiRequest): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${url}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}.`);
}

/** The process that all others of the server come from; null for the embedded engine, which is inside the companion. */
async function postmasterOf({ DATABASE_URL }: Place): Promise<number | null> {
  if (DATABASE_URL === '') return null;
  const client = new Client({ connectionString: DATABASE_URL });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const postmaster = parentOf(rows[0]?.pid ?? 0);
  await client.end();
  return postmaster;
}

async function record(recorder: Recorder, variants: readonly ApiRequest[][], token: string) {
  const recorded: Statement[][][] = [];
  for (const requests of variants) {
    const each: Statement[][] = [];
    for (const request of requests) each.push(await recorder.statementsOf(request, token));
    recorded.push(each);
  }
  return recorded;
}

/** Statements of a request one after the other, requests of an operation at once, as over HTTP. */
async function measureBare(
  { run }: Recorder,
  recorded: Statement[][][],
  { secondsMax }: Size,
): Promise<Measured[]> {
  const work = async (turn: number) => {
    const requests = recorded[turn % recorded.length] ?? [];
    await Promise.all(
      requests.map(async (statements) => {
        for (const statement of statements) await run(statement);
      }),
    );
  };
  const measured: Measured[] = [];
  for (const clients of CLIENTS)
    measured.push(await measure(work, { clients, secondsMax, ...times(recorded) }, () => 0));
  return measured;
}
