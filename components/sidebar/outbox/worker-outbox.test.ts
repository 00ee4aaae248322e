import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TicketId } from '#lib/contract/ids.ts';
import { createConnectionStore, type Connection } from '#lib/store/connection.ts';
import { createMemoryKeyValueStore } from '#lib/store/key-value-store.ts';
import { createOutbox } from '#lib/store/outbox.ts';
import { createMemoryTables, ownerOf } from '#lib/store/tables.ts';
import { flushFromWorker } from './worker-outbox.ts';

const ADDRESS = 'https://desk.osterby.example';
const ana = { id: 'ana', name: 'Ana Ribeiro' };
const SIGNED_IN: Partial<Connection> = { address: ADDRESS, token: 'secret', user: ana };

/** A worker's world with one comment of Ana's in the outbox, and a companion that answers with `status`. */
async function setUp(connected: Partial<Connection>, status = 201) {
  const tables = createMemoryTables();
  const outbox = createOutbox(tables, ownerOf(ADDRESS, ana.id));
  const ticketId = crypto.randomUUID() as TicketId;
  const kept = { place: 'thread', createdAt: 1, attempts: 0 };
  await outbox.put({ ...kept, id: 'key', kind: 'comment', ticketId, text: 'x' });
  const connection = createConnectionStore(createMemoryKeyValueStore());
  await connection.update(connected);
  const comment = {
    id: crypto.randomUUID(),
    author: { id: crypto.randomUUID(), name: ana.name, email: 'ana@norrvik.example' },
    text: 'x',
    mentions: [],
    createdAt: '2026-11-24T09:29:00.000Z',
  };
  const problem = { type: 'about:blank', title: 'No', status, code: 'not_signed_in' };
  const fetched = vi.fn<(request: Request) => Promise<Response>>(async () =>
    Response.json(status < 300 ? comment : problem, { status }),
  );
  vi.stubGlobal('fetch', fetched);
  return { flush: () => flushFromWorker({ connection, tables }), connection, outbox, fetched };
}

describe('the outbox in the worker', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is sent as its user under the entry’s key, and is empty then', async () => {
    const { flush, outbox, fetched } = await setUp(SIGNED_IN);
    expect([await flush(), await outbox.list()]).toEqual([0, []]);
    const headers = fetched.mock.calls[0]?.[0].headers;
    expect([headers?.get('idempotency-key'), headers?.get('authorization')]).toEqual([
      'key',
      'Bearer secret',
    ]);
  });

  it.each([
    ['nobody is signed in', { ...SIGNED_IN, token: null }],
    ['somebody else is signed in', { ...SIGNED_IN, user: { id: 'jonas', name: 'Jonas Feld' } }],
    ['another companion is connected', { ...SIGNED_IN, address: 'https://other.example' }],
  ])('is left alone while %s', async (_, connected) => {
    const { flush, outbox, fetched } = await setUp(connected);
    expect(await flush()).toBe(0);
    expect([fetched.mock.calls.length, (await outbox.list()).length]).toEqual([0, 1]);
  });

  it('waits for a new sign-in when the companion has ended this one', async () => {
    const { flush, outbox, connection } = await setUp(SIGNED_IN, 401);
    expect(await flush()).toBe(1);
    expect(await connection.read()).toMatchObject({ token: null, user: ana });
    expect(await outbox.list()).toMatchObject([{ id: 'key', attempts: 1 }]);
  });
});
