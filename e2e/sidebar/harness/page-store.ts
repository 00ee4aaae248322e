import { ANA } from '../../../components/sidebar/samples/sample-records.ts';
import { COMPANION } from '../../../components/sidebar/samples/sample-tickets.ts';
import type { World } from '../../../components/sidebar/samples/sample-world.ts';
import type { ConnectionStore } from '#lib/store/connection.ts';
import type { KeyValueStore } from '#lib/store/key-value-store.ts';

/** Values in the page's localStorage, so that a test can reload the page as a browser would be restarted. */
export function createPageStore(): KeyValueStore {
  const listeners = new Set<{ key: string; listener: (value: unknown) => void }>();
  const tell = (key: string, value: unknown) => {
    for (const watcher of listeners) if (watcher.key === key) watcher.listener(value);
  };
  return {
    get: async (key) => JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined,
    set: async (key, value) => {
      localStorage.setItem(key, JSON.stringify(value));
      tell(key, value);
    },
    remove: async (key) => {
      localStorage.removeItem(key);
      tell(key, undefined);
    },
    watch: (key, listener, { signal }) => {
      const watcher = { key, listener };
      listeners.add(watcher);
      signal.addEventListener('abort', () => listeners.delete(watcher));
    },
  };
}

/** Puts the connection of a world in place, unless an earlier load of this page has left one. */
export async function keepConnection(store: ConnectionStore, world: World): Promise<void> {
  const kept = await store.read();
  if (kept.address !== null) return;
  if (world.connection === 'no-address') return;
  const isSignedIn = world.connection === 'signed-in';
  await store.update({
    address: COMPANION,
    token: isSignedIn ? 'harness' : null,
    user: isSignedIn || world.connection === 'ended' ? { id: ANA.id, name: ANA.name } : null,
  });
}
