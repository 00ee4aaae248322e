import { describe, expect, it, vi } from 'vitest';
import type { TicketId } from '#lib/contract/ids.ts';
import type { NewTicket } from '#lib/contract/tickets.ts';
import { createCache } from './cache.ts';
import { createConnectionStore, NO_CONNECTION, type Connection } from './connection.ts';
import { createDrafts } from './drafts.ts';
import { createExtensionStore } from './extension-storage.ts';
import { createMemoryKeyValueStore } from './key-value-store.ts';
import { createOutbox } from './outbox.ts';
import { nextOwnVersion } from './own-versions.ts';
import { createKeptFiles } from './kept-files.ts';
import { createMemoryTables, ownerOf } from './tables.ts';
import { countUnsent, hasUnsent, NOTHING_UNSENT } from './unsent.ts';

const ana = ownerOf('https://desk.osterby.example', 'ana');
const jonas = ownerOf('https://desk.osterby.example', 'jonas');

const kept = { place: 'thread', createdAt: 1, attempts: 0 };
const ticketId = 'ticket' as TicketId;

describe('cache', () => {
  it('gives back what was seen and when', async () => {
    const cache = createCache(createMemoryTables(), ana);
    await cache.write('t', { tickets: [1] }, 5);
    expect(await cache.read('t')).toEqual({ value: { tickets: [1] }, at: 5 });
  });
  it('is empty for another user', async () => {
    const tables = createMemoryTables();
    await createCache(tables, ana).write('t', 1, 5);
    expect(await createCache(tables, jonas).read('t')).toBeNull();
  });
  it('drops the oldest when there are more than 300', async () => {
    const cache = createCache(createMemoryTables(), ana);
    for (let index = 0; index < 302; index += 1) await cache.write(`t${index}`, index, index);
    expect(await cache.read('t1')).toBeNull();
    expect(await cache.read('t2')).not.toBeNull();
  });
  it('is empty when storage refuses to be read', async () => {
    const tables = { ...createMemoryTables(), get: () => Promise.reject(new Error('denied')) };
    expect(await createCache(tables, ana).read('t')).toBeNull();
  });
});

describe('drafts', () => {
  it('keeps the last keystroke when an earlier write is slower', async () => {
    const tables = createMemoryTables();
    const put = tables.put.bind(tables);
    tables.put = async (table, row) => {
      if (row.value === 'first') await new Promise((resolve) => setTimeout(resolve, 10));
      await put(table, row);
    };
    const drafts = createDrafts(tables, ana);
    void drafts.write('k', 'first', 1);
    void drafts.write('k', 'second', 2);
    expect(await drafts.read('k')).toBe('second');
  });
  it('are known at once after they were read or written', async () => {
    const drafts = createDrafts(createMemoryTables(), ana);
    expect(drafts.peek('k')).toBeUndefined();
    await drafts.read('k');
    expect(drafts.peek('k')).toBeNull();
    void drafts.write('k', 'typed', 1);
    expect(drafts.peek('k')).toBe('typed');
    void drafts.remove('k');
    expect(drafts.peek('k')).toBeNull();
  });
  it('goes on writing when one write failed', async () => {
    const tables = createMemoryTables();
    const drafts = createDrafts(tables, ana);
    vi.spyOn(tables, 'put').mockRejectedValueOnce(new Error('full'));
    await drafts.write('k', 'lost', 1).catch(() => {});
    await drafts.write('k', 'kept', 2);
    expect(await drafts.read('k')).toBe('kept');
  });
});

describe('countUnsent', () => {
  it('counts creates, edits, comments, files and drafts of one user, refused ones too', async () => {
    const tables = createMemoryTables();
    const outbox = createOutbox(tables, ana);
    const problem = { type: 'about:blank', title: 'No', status: 403, code: 'not_permitted' } as const;
    await outbox.put({ ...kept, id: 'a', kind: 'create-ticket', body: {} as NewTicket });
    const edit = { part: 'status', changes: { status: 'open' }, words: 'Open' } as const;
    await outbox.put({ ...kept, id: 'b', kind: 'edit-ticket', ticketId, version: 1, edit });
    await outbox.put({ ...kept, id: 'c', kind: 'comment', ticketId, text: 'x' });
    await outbox.put({ ...kept, id: 'd', kind: 'comment', ticketId, text: 'y', problem });
    const inMail = { messageKey: 'm', fileKey: '0', name: 'pairing.log', size: null };
    await createKeptFiles(tables, ana).put({
      ...inMail,
      id: 'e',
      createId: 'a',
      place: 'thread',
      createdAt: 1,
    });
    await createDrafts(tables, ana).write('k', 'x', 1);
    await createDrafts(tables, jonas).write('k', 'x', 1);
    expect(await countUnsent(tables, ana)).toEqual({
      creates: 1,
      edits: 1,
      comments: 2,
      replies: 0,
      files: 1,
      drafts: 1,
    });
    expect(hasUnsent(await countUnsent(tables, jonas))).toBe(true);
    expect(hasUnsent(NOTHING_UNSENT)).toBe(false);
  });
});

describe('nextOwnVersion', () => {
  it.each([
    [4, [], 4],
    [4, [5], 5],
    [4, [5, 6, 8], 6],
    [4, [6], 4],
    [4, [3, 4], 4],
  ])('of %i with own %j is %i', (version, own, next) => {
    const made = own.map((number) => ({ version: number, by: `${number}` }));
    expect(nextOwnVersion(version, made)).toBe(next);
  });
});

describe('connection store', () => {
  it('keeps what an update does not name', async () => {
    const store = createConnectionStore(createMemoryKeyValueStore());
    await store.update({ address: 'https://desk.osterby.example' });
    await store.update({ token: 'secret' });
    expect(await store.read()).toEqual({
      ...NO_CONNECTION,
      address: 'https://desk.osterby.example',
      token: 'secret',
    });
  });
  it('starts anew when what is kept cannot be read', async () => {
    const values = createMemoryKeyValueStore();
    await values.set('connection', { address: 7 });
    expect(await createConnectionStore(values).read()).toEqual(NO_CONNECTION);
  });
  it('tells of changes until the signal aborts', async () => {
    const store = createConnectionStore(createMemoryKeyValueStore());
    const told = vi.fn<(connection: Connection) => void>();
    const ended = new AbortController();
    store.watch(told, { signal: ended.signal });
    await store.update({ token: 'a' });
    ended.abort();
    await store.update({ token: 'b' });
    expect(told.mock.calls.map(([connection]) => connection.token)).toEqual(['a']);
  });
});

describe('extension store', () => {
  it('reads, writes and watches one key of the area', async () => {
    const area = fakeArea();
    const store = createExtensionStore(area);
    const told = vi.fn<(value: unknown) => void>();
    const ended = new AbortController();
    store.watch('k', told, { signal: ended.signal });
    await store.set('k', 1);
    await store.set('other', 2);
    ended.abort();
    await store.remove('k');
    expect([told.mock.calls, await store.get('other'), await store.get('k')]).toEqual([[[1]], 2, undefined]);
  });
});

function fakeArea() {
  const items: Record<string, unknown> = {};
  type Listener = (changes: Record<string, { newValue?: unknown }>) => void;
  const listeners = new Set<Listener>();
  return {
    get: async (key: string) => (key in items ? { [key]: items[key] } : {}),
    set: async (given: Record<string, unknown>) => {
      Object.assign(items, given);
      const changes = Object.fromEntries(Object.entries(given).map(([key, newValue]) => [key, { newValue }]));
      for (const listener of listeners) listener(changes);
    },
    remove: async (key: string) => {
      delete items[key];
      for (const listener of listeners) listener({ [key]: {} });
    },
    onChanged: {
      addListener: (listener: Listener) => void listeners.add(listener),
      removeListener: (listener: Listener) => void listeners.delete(listener),
    },
  };
}
