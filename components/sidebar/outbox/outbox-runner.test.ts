import { describe, expect, it, vi } from 'vitest';
import type { Problem } from '#lib/contract/errors.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import type { NewTicket, Ticket } from '#lib/contract/tickets.ts';
import { createOutbox, type KeptCreate, type OutboxEntry } from '#lib/store/outbox.ts';
import { createMemoryTables } from '#lib/store/tables.ts';
import { createOutboxRunner, type NewEntry } from './outbox-runner.ts';
import type { Sent } from './send-entry.ts';

const body = (subject: string) => ({ subject }) as NewTicket;
const create = (subject: string): NewEntry => ({
  kind: 'create-ticket',
  place: 'thread',
  body: body(subject),
});
const ticketId = 'ticket' as TicketId;
const setStatus = (status: Ticket['status']): NewEntry => ({
  kind: 'edit-ticket',
  place: 'thread',
  ticketId,
  version: 4,
  edit: { part: 'status', changes: { status }, words: status },
});
const problem: Problem = { type: 'about:blank', title: 'No', status: 403, code: 'not_permitted' };
const SENT: Sent = { outcome: 'sent', ticket: {} as Ticket };
const UNREACHABLE: Sent = { outcome: 'unreachable' };
const refused = (entry: OutboxEntry): Sent => ({ outcome: 'refused', entry: { ...entry, problem } });

function setUp(answer: (entry: OutboxEntry) => Promise<Sent> | Sent) {
  const sent: OutboxEntry[] = [];
  const outbox = createOutbox(createMemoryTables(), 'owner');
  const onSettled = vi.fn<(entry: OutboxEntry, outcome: Sent | null) => void>();
  const onKept = vi.fn<() => void>();
  const onNews = vi.fn<() => void>();
  const send = async (entry: OutboxEntry) => {
    sent.push(entry);
    return answer(entry);
  };
  const runner = createOutboxRunner({ outbox, send, onSettled, withLock: oneAtATime(), onKept, onNews });
  const states = () => runner.getPending().map(({ state }) => state);
  return { runner, outbox, sent, onSettled, onKept, onNews, states };
}

/** What the browser's lock does. */
function oneAtATime() {
  let last = Promise.resolve();
  return (work: () => Promise<void>) => {
    last = last.then(work);
    return last;
  };
}

describe('outbox runner', () => {
  it('keeps an entry before it is sent, and lets go when the companion has it', async () => {
    const kept: number[] = [];
    const world = setUp(async () => {
      kept.push((await world.outbox.list()).length);
      return SENT;
    });
    await world.runner.add(create('a'));
    expect([kept, await world.outbox.list(), world.runner.getPending()]).toEqual([[1], [], []]);
    expect(world.onSettled).toHaveBeenCalledExactlyOnceWith(world.sent[0], SENT);
    expect([world.onKept.mock.calls.length, world.onNews.mock.calls.length]).toEqual([1, 1]);
  });

  it('sends the same key again when there was no answer', async () => {
    let isUp = false;
    const { runner, sent, states } = setUp(() => (isUp ? SENT : UNREACHABLE));
    await runner.add(create('a'));
    expect(states()).toEqual(['waiting']);
    isUp = true;
    await runner.flush();
    expect([new Set(sent.map(({ id }) => id)).size, sent.length, states()]).toEqual([1, 2, []]);
  });

  it('keeps a refused entry until a person gives it up', async () => {
    const { runner, outbox, sent, states } = setUp(refused);
    await runner.add(create('a'));
    await runner.flush();
    expect([states(), sent.length, (await outbox.list()).length]).toEqual([['refused'], 1, 1]);
    await runner.drop(sent[0]?.id ?? '');
    expect([states(), await outbox.list()]).toEqual([[], []]);
  });

  it('sends a refused entry again when a person wants it', async () => {
    let isAllowed = false;
    const { runner, outbox, sent, states } = setUp((entry) => (isAllowed ? SENT : refused(entry)));
    await runner.add(setStatus('open'));
    isAllowed = true;
    await runner.retry(sent[0]?.id ?? '');
    expect([states(), sent.length, await outbox.list()]).toEqual([[], 2, []]);
  });

  it('forgets a refused value when another is chosen', async () => {
    const world = setUp((entry) => (world.sent.length === 1 ? refused(entry) : UNREACHABLE));
    await world.runner.add(setStatus('open'));
    await world.runner.add(setStatus('pending'));
    expect(world.runner.getPending()).toMatchObject([{ state: 'waiting', edit: { words: 'pending' } }]);
    expect(await world.outbox.list()).toHaveLength(1);
  });

  it('keeps the order of clicks within one millisecond', async () => {
    vi.useFakeTimers({ now: 1000, toFake: ['Date'] });
    const { runner, outbox } = setUp(() => UNREACHABLE);
    for (const status of ['open', 'pending', 'on-hold'] as const) await runner.add(setStatus(status));
    vi.useRealTimers();
    expect((await outbox.list()).map((entry) => entry.kind === 'edit-ticket' && entry.edit.words)).toEqual([
      'open',
      'pending',
      'on-hold',
    ]);
  });

  it('sends the finished body, and keeps that one', async () => {
    const { runner, sent, outbox } = setUp(() => UNREACHABLE);
    await runner.add(create('a'), { finish: async () => body('finished') });
    expect((sent[0] as KeptCreate).body.subject).toBe('finished');
    const [kept] = await outbox.list();
    expect(kept).toMatchObject({ body: body('finished') });
    expect(kept).not.toHaveProperty('heldUntil');
  });

  it('sends the first body when finishing fails', async () => {
    const { runner, sent } = setUp(() => SENT);
    await runner.add(create('a'), { finish: () => Promise.reject(new Error('message gone')) });
    expect((sent[0] as KeptCreate).body.subject).toBe('a');
  });

  it('leaves a body that another page is completing to that page', async () => {
    const { runner, outbox, sent, states } = setUp(() => SENT);
    const left = {
      id: 'left',
      kind: 'create-ticket',
      place: 'thread',
      body: body('x'),
      attempts: 0,
    } as const;
    await outbox.put({ ...left, createdAt: 1, heldUntil: Date.now() + 5000 });
    await runner.flush();
    expect([sent, states()]).toEqual([[], ['waiting']]);
    await outbox.put({ ...left, createdAt: 1, heldUntil: Date.now() - 1 });
    await runner.flush();
    expect([sent.length, states()]).toEqual([1, []]);
  });

  it('shows and sends what an earlier page left behind', async () => {
    const { runner, outbox, sent } = setUp(() => UNREACHABLE);
    const left = { id: 'left', kind: 'comment', place: 'thread', ticketId, text: 'x', attempts: 3 } as const;
    await outbox.put({ ...left, createdAt: 1 });
    await runner.flush();
    expect([sent.length, runner.getPending().map(({ id }) => id)]).toEqual([1, ['left']]);
  });

  it('shows no longer what another page has sent, and says so', async () => {
    const { runner, outbox, sent, onSettled, states } = setUp(() => UNREACHABLE);
    await runner.add(create('a'));
    await outbox.remove(sent[0]?.id ?? '');
    await runner.refresh();
    expect(states()).toEqual([]);
    expect(onSettled).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: sent[0]?.id }), null);
  });

  it('sends nothing that was discarded meanwhile', async () => {
    const world = setUp(() => SENT);
    await world.runner.add(create('a'), {
      finish: async () => {
        await world.runner.drop(world.runner.getPending()[0]?.id ?? '');
        throw new Error('no need');
      },
    });
    expect([world.sent, world.runner.getPending()]).toEqual([[], []]);
  });
});
