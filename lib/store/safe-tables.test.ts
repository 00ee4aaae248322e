import { describe, expect, it, vi } from 'vitest';
import { createSafeTables } from './safe-tables.ts';
import { createMemoryTables } from './tables.ts';
import { TABLES_CONTRACT } from './tables.contract.ts';

function refusing() {
  const refuse = vi.fn<() => Promise<never>>(() => Promise.reject(new Error('denied')));
  return { put: refuse, get: refuse, list: refuse, remove: refuse, clear: refuse };
}

describe('safe tables', () => {
  it.each(TABLES_CONTRACT)('$name, also when storage is refused', async ({ run }) => {
    const [seen, expected] = await run(createSafeTables(refusing(), createMemoryTables()));
    expect(seen).toEqual(expected);
  });
  it('asks the refusing storage only once', async () => {
    const primary = refusing();
    const tables = createSafeTables(primary, createMemoryTables());
    await tables.list('cache', null);
    await tables.list('cache', null);
    expect(primary.list).toHaveBeenCalledTimes(1);
  });
});
