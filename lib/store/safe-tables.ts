import type { Tables } from './tables.ts';

/**
 * Uses `primary` until it refuses once, then `fallback` for the rest of the page's life, and says so by `onRefused`. Chromium
 * throws on every use of IndexedDB in a frame while "block all site data" is set (seen 2026-11-22); the sidebar then works
 * without a memory.
 */
export function createSafeTables(primary: Tables, fallback: Tables, onRefused: () => void): Tables {
  let current = primary;
  const attempt = async <T>(work: (tables: Tables) => Promise<T>): Promise<T> => {
    const tried = current;
    try {
      return await work(tried);
    } catch (cause) {
      if (tried === fallback) throw cause;
      if (current !== fallback) onRefused();
      current = fallback;
      return work(fallback);
    }
  };
  return {
    put: (table, row) => attempt((tables) => tables.put(table, row)),
    get: (table, owner, key) => attempt((tables) => tables.get(table, owner, key)),
    list: (table, owner) => attempt((tables) => tables.list(table, owner)),
    remove: (table, owner, key) => attempt((tables) => tables.remove(table, owner, key)),
    clear: () => attempt((tables) => tables.clear()),
  };
}
