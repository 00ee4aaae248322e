import { describe, expect, it, vi } from 'vitest';
import type { Api } from '#lib/api/api.ts';
import { ApiProblem, ApiUnreachable } from '#lib/api/api-errors.ts';
import type { Problem } from '#lib/contract/errors.ts';
import type { NewTicket, Ticket } from '#lib/contract/tickets.ts';
import { createOutbox } from '#lib/store/outbox.ts';
import { createMemoryTables } from '#lib/store/tables.ts';
import { createOutboxRunner, type PendingCreate } from './outbox-runner.ts';

const body = (subject: string) => ({ subject }) as NewTicket;
const problem = (status: number, code: Problem['code']): ApiProblem =>
  new ApiProblem({ type: 'about:blank', title: code, status, code });

type Call = { body: NewTicket; key: string | undefined };

function setUp(answer: (call: Call) => Promise<unknown>) {
  const calls: Call[] = [];
  const outbox = createOutbox(createMemoryTables(), 'owner');
  const onCreated = vi.fn<(create: PendingCreate, ticket: Ticket) => void>();
  const api = (async (_route: unknown, call: { body: NewTicket }, options: { idempotencyKey?: string }) => {
    const made: Call = { body: call.body, key: options.idempotencyKey };
    calls.push(made);
    return answer(made);
  }) as unknown as Api;
  const runner = createOutboxRunner({ outbox, api, onCreated, withLock: (work) => work() });
  return { runner, outbox, calls, onCreated };
}

const create = (id: string) => ({ id, place: 'thread', body: body(id), createdAt: 1 });

describe('outbox runner', () => {
  it('keeps a create before it is sent, and lets go when it has its ticket', async () => {
    const kept: number[] = [];
    const world = setUp(async () => {
      kept.push((await world.outbox.list()).length);
      return { number: 'TKT-E001' };
    });
    await world.runner.add(create('a'));
    expect([kept, await world.outbox.list(), world.runner.getPending()]).toEqual([[1], [], []]);
    expect(world.onCreated).toHaveBeenCalledWith(expect.objectContaining({ id: 'a' }), {
      number: 'TKT-E001',
    });
  });

  it('sends the same key again when there was no answer', async () => {
    let isUp = false;
    const { runner, calls } = setUp(async () => (isUp ? {} : Promise.reject(new ApiUnreachable('off'))));
    await runner.add(create('a'));
    expect(runner.getPending().map(({ state }) => state)).toEqual(['waiting']);
    isUp = true;
    await runner.flush();
    expect([calls.map(({ key }) => key), runner.getPending()]).toEqual([['a', 'a'], []]);
  });

  it.each([
    [500, 'internal', 'waiting', 1],
    [401, 'not_signed_in', 'waiting', 1],
    [429, 'too_many_requests', 'waiting', 1],
    [422, 'field_missing', 'refused', 0],
    [409, 'thread_has_ticket', 'refused', 0],
    [403, 'not_permitted', 'refused', 0],
  ] as const)('on %d %s is %s and keeps %d', async (...[status, code, state, kept]) => {
    const { runner, outbox } = setUp(() => Promise.reject(problem(status, code)));
    await runner.add(create('a'));
    expect([runner.getPending()[0]?.state, (await outbox.list()).length]).toEqual([state, kept]);
  });

  it('sends the finished body, and keeps that one', async () => {
    const { runner, calls, outbox } = setUp(() => Promise.reject(new ApiUnreachable('off')));
    await runner.add(create('a'), async () => body('finished'));
    expect(calls[0]?.body.subject).toBe('finished');
    expect((await outbox.list())[0]?.body).toEqual(body('finished'));
  });

  it('sends the first body when finishing fails', async () => {
    const { runner, calls } = setUp(async () => ({}));
    await runner.add(create('a'), () => Promise.reject(new Error('message gone')));
    expect(calls[0]?.body.subject).toBe('a');
  });

  it('shows and sends what an earlier page left behind', async () => {
    const { runner, outbox, calls } = setUp(() => Promise.reject(new ApiUnreachable('off')));
    await outbox.put({
      id: 'left',
      kind: 'create-ticket',
      place: 'thread',
      body: body('left'),
      createdAt: 1,
      attempts: 3,
    });
    await runner.flush();
    expect([calls.length, runner.getPending().map(({ id }) => id)]).toEqual([1, ['left']]);
  });

  it('sends nothing that was discarded meanwhile', async () => {
    const world = setUp(async () => ({}));
    const adding = world.runner.add(create('a'), async () => {
      await world.runner.drop('a');
      throw new Error('no need');
    });
    await adding;
    expect([world.calls, world.runner.getPending()]).toEqual([[], []]);
  });
});
