import { describe, expect, it } from 'vitest';
import { createMemoryTables } from './tables.ts';
import { TABLES_CONTRACT } from './tables.contract.ts';

describe('memory tables', () => {
  it.each(TABLES_CONTRACT)('$name', async ({ run }) => {
    const [seen, expected] = await run(createMemoryTables());
    expect(seen).toEqual(expected);
  });

  it('keeps its own copy when the given value is changed later', async () => {
    const tables = createMemoryTables();
    const value = { subject: 'before' };
    await tables.put('drafts', { owner: 'a', key: 'k', at: 1, value });
    value.subject = 'after';
    expect((await tables.get('drafts', 'a', 'k'))?.value).toEqual({ subject: 'before' });
  });
});
