import { describe, expect, it, vi } from 'vitest';
import type { Problem } from '#lib/contract/errors.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import { flushOutbox, type Sending } from './flush-outbox.ts';
import { createOutbox, type KeptComment, type KeptEdit, type OutboxEntry } from './outbox.ts';
import { createMemoryTables, ownerOf } from './tables.ts';

const ana = ownerOf('https://desk.osterby.example', 'ana');
const jonas = ownerOf('https://desk.osterby.example', 'jonas');
const problem: Problem = { type: 'about:blank', title: 'No', status: 403, code: 'not_permitted' };

const comment = (id: string, createdAt: number, ticket = id): KeptComment => ({
  id,
  kind: 'comment',
  place: 'thread',
  ticketId: ticket as TicketId,
  text: id,
  createdAt,
  attempts: 0,
});
const edit = (id: string, createdAt: number, changes: KeptEdit['edit']['changes']): KeptEdit => ({
  id,
  kind: 'edit-ticket',
  place: 'thread',
  ticketId: 'ticket' as TicketId,
  version: 1,
  edit: { part: 'subject', changes, words: id },
  createdAt,
  attempts: 0,
});

async function outboxWith(...entries: OutboxEntry[]) {
  const outbox = createOutbox(createMemoryTables(), ana);
  for (const entry of entries) await outbox.put(entry);
  return outbox;
}

/** Flushes with an outcome for each id (absent: sent), and tells what was tried, and what is left with its attempts. */
async function flushed(entries: OutboxEntry[], outcomes: Record<string, Sending['outcome']> = {}) {
  const outbox = await outboxWith(...entries);
  const tried: string[] = [];
  await flushOutbox(outbox, async (entry) => {
    tried.push(entry.id);
    const outcome = outcomes[entry.id] ?? 'sent';
    return outcome === 'refused' ? { outcome, entry: { ...entry, problem } } : { outcome };
  });
  return { tried, left: (await outbox.list()).map(({ id, attempts }) => [id, attempts]), outbox };
}

describe('flushOutbox', () => {
  it('sends oldest first and is empty afterwards when all are answered', async () => {
    const { tried, left } = await flushed([comment('b', 2), comment('a', 1)]);
    expect([tried, left]).toEqual([['a', 'b'], []]);
  });
  it('tries no further when nothing is answered', async () => {
    const entries = [comment('a', 1), comment('b', 2), comment('c', 3)];
    const { tried, left } = await flushed(entries, { b: 'unreachable' });
    expect([tried, left]).toEqual([
      ['a', 'b'],
      [
        ['b', 1],
        ['c', 0],
      ],
    ]);
  });
  it('lets what is of other tickets pass one at which the companion failed, and nothing of the same', async () => {
    const entries = [comment('a', 1, 'x'), comment('b', 2, 'x'), comment('c', 3, 'y')];
    const { tried, left } = await flushed(entries, { a: 'failed' });
    expect([tried, left]).toEqual([
      ['a', 'c'],
      [
        ['a', 1],
        ['b', 0],
      ],
    ]);
  });
  it('keeps a refused entry with its reason and does not send it again', async () => {
    const { outbox } = await flushed([comment('a', 1)], { a: 'refused' });
    const send = vi.fn<() => Promise<Sending>>();
    await flushOutbox(outbox, send);
    expect(send).not.toHaveBeenCalled();
    expect(await outbox.list()).toMatchObject([{ id: 'a', problem: { code: 'not_permitted' } }]);
  });
  it('asks nobody about a refused value that was replaced since', async () => {
    const entries = [edit('a', 1, { status: 'open' }), edit('b', 2, { status: 'pending' })];
    expect(await flushed(entries, { a: 'refused' })).toMatchObject({ tried: ['a', 'b'], left: [] });
  });
  it('keeps a refused value beside a later one of something else', async () => {
    const fields = (values: Record<string, string>) => ({ fields: values });
    const entries = [edit('a', 1, fields({ firmware: '4.2' })), edit('b', 2, fields({ serial: '7' }))];
    expect((await flushed(entries, { a: 'refused' })).left).toEqual([['a', 0]]);
  });
  it('passes over what a page still completes', async () => {
    const { tried, left } = await flushed([comment('a', 1), comment('b', 2)], { a: 'held' });
    expect([tried, left]).toEqual([['a', 'b'], [['a', 0]]]);
  });
  it('brings nothing back that was discarded while it was sent', async () => {
    const outbox = await outboxWith(comment('a', 1));
    await flushOutbox(outbox, async (entry) => {
      await outbox.remove(entry.id);
      return { outcome: 'refused', entry: { ...entry, problem } };
    });
    expect(await outbox.list()).toEqual([]);
  });
  it('sends nothing of another user', async () => {
    const tables = createMemoryTables();
    await createOutbox(tables, ana).put(comment('a', 1));
    const send = vi.fn<() => Promise<Sending>>();
    await flushOutbox(createOutbox(tables, jonas), send);
    expect(send).not.toHaveBeenCalled();
  });
});
