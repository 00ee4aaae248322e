/** A few named values that outlive the page. The extension keeps them where content scripts cannot read. */
export type KeyValueStore = {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  /** Calls `listener` with the new value when another page changes `key`; own writes may be told too. */
  watch(key: string, listener: (value: unknown) => void, options: { signal: AbortSignal }): void;
};

/** For tests and stories. */
export function createMemoryKeyValueStore(): KeyValueStore {
  const values = new Map<string, unknown>();
  const listeners = new Set<{ key: string; listener: (value: unknown) => void }>();
  const tell = (key: string, value: unknown) => {
    for (const watcher of listeners) if (watcher.key === key) watcher.listener(value);
  };
  return {
    get: async (key) => structuredClone(values.get(key)),
    set: async (key, value) => {
      values.set(key, structuredClone(value));
      tell(key, structuredClone(value));
    },
    remove: async (key) => {
      values.delete(key);
      tell(key, undefined);
    },
    watch: (key, listener, { signal }) => {
      const watcher = { key, listener };
      listeners.add(watcher);
      signal.addEventListener('abort', () => listeners.delete(watcher));
    },
  };
}
