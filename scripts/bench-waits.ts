/** What others wait, listing and creating tickets at a steady pace, while something large runs beside them. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../lib/api/api.ts';
import { createTicket, listTickets } from '../lib/contract/tickets.ts';

const IDLE_SECONDS = 20;
/** Each of the two kinds of request is sent this often, whether or not those before were answered. */
const EVERY_MS = 200;

type Waits = { list: number[]; create: number[] };

/** What `run` answers, and lines that compare what others wait meanwhile with what they wait when nothing runs. */
export async function compareWaits<T>(
  api: Api,
  run: () => Promise<T>,
): Promise<{ answer: T; lines: string }> {
  await asOthers(api, () => sleep(3_000));
  const idle = await asOthers(api, () => sleep(IDLE_SECONDS * 1000));
  const meanwhile = await asOthers(api, run);
  const list = compare(idle.waits.list, meanwhile.waits.list);
  const create = compare(idle.waits.create, meanwhile.waits.create);
  return { answer: meanwhile.answer, lines: `  list   ${list}\n  create ${create}\n` };
}

/** The waits of steady requests by others while something runs. */
async function asOthers<T>(api: Api, run: () => Promise<T>): Promise<{ answer: T; waits: Waits }> {
  const waits: Waits = { list: [], create: [] };
  const sent: Promise<void>[] = [];
  const send = (kind: keyof Waits, request: () => Promise<unknown>) => {
    const startedAt = performance.now();
    const ask = async () => {
      await request();
      waits[kind].push(performance.now() - startedAt);
    };
    sent.push(ask());
  };
  const timer = setInterval(() => {
    send('list', () => api(listTickets, { query: { limit: 50 } }));
    send('create', () =>
      api(createTicket, { body: { subject: 'Meanwhile' } }, { idempotencyKey: randomUUID() }),
    );
  }, EVERY_MS);
  const answer = await run();
  clearInterval(timer);
  await Promise.all(sent);
  return { answer, waits };
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
