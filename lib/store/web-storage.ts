import { createMemoryKeyValueStore, type KeyValueStore } from './key-value-store.ts';

/**
 * Values in a page's own storage, for a page that another site has in a frame. Browsers give it a storage apart for each such
 * site, or none: then every use throws, and values live as long as the page.
 */
export function createWebStore(findStorage: () => Storage): KeyValueStore {
  const memory = createMemoryKeyValueStore();
  return {
    get: async (key) => (await memory.get(key)) ?? attempt(() => parse(findStorage().getItem(key))),
    set: async (key, value) => {
      attempt(() => findStorage().setItem(key, JSON.stringify(value)));
      await memory.set(key, value);
    },
    remove: async (key) => {
      attempt(() => findStorage().removeItem(key));
      await memory.remove(key);
    },
    watch: (key, listener, { signal }) => {
      memory.watch(key, listener, { signal });
      // Other panes of the same site; this page's own writes are told by the memory.
      addEventListener(
        'storage',
        (event) => {
          if (event.key === key) void memory.set(key, parse(event.newValue));
        },
        { signal },
      );
    },
  };
}

/** Undefined where storage is refused. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function parse(text: string | null): unknown {
  return text === null ? undefined : JSON.parse(text);
}
