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
    const [seen, expected] = await run(createSafeTables(refusing(), createMemoryTables(), () => {}));
    expect(seen).toEqual(expected);
  });
  it('asks the refusing storage no more, and says so once', async () => {
    const primary = refusing();
    const onRefused = vi.fn<() => void>();
    const tables = createSafeTables(primary, createMemoryTables(), onRefused);
    await Promise.all([tables.list('cache', null), tables.list('outbox', null)]);
    await tables.list('cache', null);
    expect([primary.list.mock.calls.length, onRefused.mock.calls.length]).toEqual([2, 1]);
  });
});
