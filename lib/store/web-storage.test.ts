import { describe, expect, it } from 'vitest';
import { createWebStore } from './web-storage.ts';

/** What a browser gives a page, as far as the store uses it. */
function storageOf(values: Map<string, string>): Storage {
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  } as Storage;
}

function refused(): Storage {
  throw new DOMException('Access is denied for this document.', 'SecurityError');
}

// Node.js has no events on its global object.
Object.assign(globalThis, { addEventListener: () => {} });

describe('createWebStore', () => {
  it('finds what an earlier page has kept', async () => {
    const values = new Map<string, string>();
    await createWebStore(() => storageOf(values)).set('connection', { token: 'a' });
    expect(await createWebStore(() => storageOf(values)).get('connection')).toEqual({ token: 'a' });
  });

  it('keeps values for the page when storage is refused', async () => {
    const store = createWebStore(refused);
    expect(await store.get('connection')).toBeUndefined();
    await store.set('connection', { token: 'a' });
    expect(await store.get('connection')).toEqual({ token: 'a' });
    await store.remove('connection');
    expect(await store.get('connection')).toBeUndefined();
  });

  it('tells what it writes itself', async () => {
    const told: unknown[] = [];
    const store = createWebStore(refused);
    store.watch('connection', (value) => told.push(value), { signal: new AbortController().signal });
    await store.set('connection', 1);
    expect(told).toEqual([1]);
  });
});
