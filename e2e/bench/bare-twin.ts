/** The same requests that the sidebar sent, sent again straight from Node to the same server in the same run. */
import { randomUUID } from 'node:crypto';
import { type BrowserContext } from '@playwright/test';
import { type BenchDesk } from './bench-desk.ts';

/** Bodies of the sidebar's requests, kept as they pass. */
export type SentBodies = { contexts: string[]; creates: string[] };

/** Keeps what the sidebar sends from now on. */
export function keepSentBodies(context: BrowserContext): SentBodies {
  const sent: SentBodies = { contexts: [], creates: [] };
  context.on('request', (request) => {
    const body = request.postData();
    if (request.method() !== 'POST' || body === null) return;
    const { pathname } = new URL(request.url());
    if (pathname === '/api/threads/context') sent.contexts.push(body);
    if (pathname === '/api/tickets') sent.creates.push(body);
  });
  return sent;
}

/** Milliseconds of each read of a thread's context, by the last body sent for each of the threads. */
export async function measureBareContexts(desk: BenchDesk, bodies: string[]): Promise<number[]> {
  const whole = bodies.filter((body) => (JSON.parse(body) as { messageIds: string[] }).messageIds.length > 0);
  return measureEach([...new Set(whole)], (body) => post(desk, '/api/threads/context', body));
}

/** Milliseconds of each create: what the sidebar sent, but as threads of their own, since those have their tickets now. */
export async function measureBareCreates(desk: BenchDesk, bodies: string[]): Promise<number[]> {
  const fresh = bodies.map((body) => {
    const create = JSON.parse(body) as { thread: { messageIds: string[]; providerThreadId: string } };
    const id = randomUUID();
    create.thread.messageIds = [`${id}@twin.example`];
    create.thread.providerThreadId = id;
    return JSON.stringify(create);
  });
  return measureEach(fresh, (body) => post(desk, '/api/tickets', body));
}

async function measureEach(bodies: string[], send: (body: string) => Promise<void>): Promise<number[]> {
  const taken: number[] = [];
  for (const body of bodies) {
    const start = performance.now();
    await send(body);
    taken.push(performance.now() - start);
  }
  return taken;
}

async function post({ url, token }: BenchDesk, path: string, body: string): Promise<void> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body,
  });
  await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
}
