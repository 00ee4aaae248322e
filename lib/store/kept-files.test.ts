import { describe, expect, it } from 'vitest';
import type { TicketId } from '#lib/contract/ids.ts';
import { createKeptFiles, type KeptFile } from './kept-files.ts';
import { createMemoryTables } from './tables.ts';

const file: KeptFile = {
  id: 'file',
  createId: 'create',
  place: 'thread',
  messageKey: 'message',
  fileKey: '0',
  name: 'pairing.log',
  size: 3,
  createdAt: 1,
};

describe('kept files', () => {
  it('hold their bytes, and are only their owner’s', async () => {
    const tables = createMemoryTables();
    const files = createKeptFiles(tables, 'ana');
    await files.put(file);
    await files.replace({ ...file, bytes: new Blob(['abc']) });
    expect(await (await files.get('file'))?.bytes?.text()).toBe('abc');
    expect(await createKeptFiles(tables, 'jonas').list()).toEqual([]);
  });

  it('are not put back when they were discarded meanwhile', async () => {
    const files = createKeptFiles(createMemoryTables(), 'ana');
    await files.put(file);
    await files.remove('file');
    await files.replace({ ...file, bytes: new Blob(['abc']) });
    expect(await files.list()).toEqual([]);
  });

  it('find the ticket that their entry of the outbox made', async () => {
    const files = createKeptFiles(createMemoryTables(), 'ana');
    expect(await files.findMade('create')).toBeNull();
    const made = { ticketId: 'ticket' as TicketId, at: 7 };
    await files.noteMade('create', made);
    expect(await files.findMade('create')).toEqual(made);
  });
});
