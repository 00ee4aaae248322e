import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiProblem, ApiUnreachable } from '#lib/api/api-errors.ts';
import type { Api } from '#lib/api/api.ts';
import type { Problem } from '#lib/contract/errors.ts';
import { createComment } from '#lib/contract/comments.ts';
import { updateTicket, type Ticket, type TicketChanges } from '#lib/contract/tickets.ts';
import type { TimelineEvent } from '#lib/contract/timeline.ts';
import { isWaiting, type KeptEdit } from '#lib/store/outbox.ts';
import { createMemoryTables } from '#lib/store/tables.ts';
import { ANA, PRIYA, sampleId } from '../samples/sample-records.ts';
import { DOCKS_TICKET, wholeTicket } from '../samples/sample-tickets.ts';
import { createOutboxRunner, type OutboxRunner } from './outbox-runner.ts';
import { createSender } from './sender.ts';

const PARTS = ['subject', 'status', 'owner'] as const;
type Part = (typeof PARTS)[number];
const KINDS = { subject: 'subject-changed', status: 'status-changed', owner: 'owner-changed' } as const;
const KEYS = { subject: 'subject', status: 'status', owner: 'ownerId' } as const;
type Line = 'up' | 'down' | 'answers-lost' | 'failing';

const ticketId = DOCKS_TICKET.id;
const problemOf = (status: number, code: Problem['code'], facts?: unknown): ApiProblem =>
  new ApiProblem({ type: 'about:blank', title: code, status, code, facts });

/** A companion with one ticket: what a real one does with versions and keys. */
function aCompanion() {
  let ticket: Ticket = { ...wholeTicket(DOCKS_TICKET), version: 1, timeline: [] };
  const known = new Map<string, string>();
  const world = {
    line: 'up' as Line,
    applied: [] as string[],
    ticket: () => ticket,
    change: (part: Part, actor: TimelineEvent['actor'], to: string) => {
      const version = ticket.version + 1;
      const event: TimelineEvent = {
        id: sampleId(4000 + version),
        kind: KINDS[part],
        at: '2026-11-24T09:29:00.000Z',
        actor,
        subject: null,
        from: null,
        to,
        reason: null,
        version,
      };
      ticket = { ...ticket, version, timeline: [...ticket.timeline, event] };
    },
    api: (async (
      route: unknown,
      call: { body: TicketChanges & { text: string } },
      options: { idempotencyKey: string },
    ) => {
      if (world.line === 'down') throw new ApiUnreachable('off');
      if (world.line === 'failing') throw problemOf(500, 'internal');
      const answer = once(options.idempotencyKey, JSON.stringify(call.body), () =>
        route === createComment ? comment(call.body.text) : update(call.body),
      );
      if (world.line === 'answers-lost') throw new ApiUnreachable('lost');
      return route === updateTicket ? ticket : answer;
    }) as unknown as Api,
  };
  function once<T>(key: string, request: string, work: () => T): T | undefined {
    const first = known.get(key);
    if (first !== undefined && first !== request) throw problemOf(422, 'idempotency_key_reused');
    if (first !== undefined) return undefined;
    const answer = work();
    known.set(key, request);
    return answer;
  }
  function update({ version, ...changes }: TicketChanges) {
    const since = ticket.timeline.filter((event) => event.version > version);
    // Comments, which are not in this timeline, make no edit stale.
    if (since.length > 0) throw problemOf(409, 'stale_version', { ticket, changes: since });
    const part = PARTS.find((name) => KEYS[name] in changes) ?? 'subject';
    const to = String(changes[KEYS[part]]);
    world.applied.push(to);
    world.change(part, ANA, to);
  }
  function comment(text: string) {
    world.applied.push(text);
    ticket = { ...ticket, version: ticket.version + 1 };
    return { id: sampleId(900), author: ANA, text, createdAt: '2026-11-24T09:29:00.000Z' };
  }
  return world;
}

/** A page over `tables`, with the ticket as it saw it last. */
function aPage(companion: ReturnType<typeof aCompanion>, tables = createMemoryTables()) {
  const { outbox, send } = createSender({ api: companion.api, tables, owner: 'ana' });
  const state = { seen: companion.ticket() };
  let last = Promise.resolve();
  const runner: OutboxRunner = createOutboxRunner({
    outbox,
    send,
    withLock: (work) => (last = last.then(work)),
    onSettled: (_, sent) => {
      if (sent?.ticket !== undefined) state.seen = sent.ticket;
    },
    onKept: () => {},
    onNews: () => {},
  });
  const edit = (part: Part, words: string) =>
    runner.add({
      kind: 'edit-ticket',
      place: 'thread',
      ticketId,
      version: state.seen.version,
      edit: { part, changes: { [KEYS[part]]: words }, words },
    });
  const say = (text: string) => runner.add({ kind: 'comment', place: 'thread', ticketId, text });
  return { runner, outbox, tables, state, edit, say };
}

const part = fc.constantFrom(...PARTS);
const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('edit' as const), part }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('comment' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('colleague' as const), part }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('line' as const),
      line: fc.constantFrom<Line[]>('up', 'down', 'answers-lost', 'failing'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('flush' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
);

describe('sending edits', () => {
  it('makes each edit and comment once and in order, and asks only where a colleague changed the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 25 }), async (actions) => {
        const companion = aCompanion();
        let page = aPage(companion);
        const asked: { words: string; part: Part | null; seen: number }[] = [];
        const theirs: { part: Part; version: number }[] = [];
        for (const [index, step] of actions.entries()) {
          if (step.do === 'edit') {
            asked.push({ words: `edit ${index}`, part: step.part, seen: page.state.seen.version });
            await page.edit(step.part, `edit ${index}`);
          } else if (step.do === 'comment') {
            asked.push({ words: `said ${index}`, part: null, seen: 0 });
            await page.say(`said ${index}`);
          } else if (step.do === 'colleague') {
            companion.change(step.part, PRIYA, `theirs ${index}`);
            theirs.push({ part: step.part, version: companion.ticket().version });
          } else if (step.do === 'line') companion.line = step.line;
          else if (step.do === 'flush') await page.runner.flush();
          else {
            page = aPage(companion, page.tables);
            await page.runner.refresh();
          }
        }
        companion.line = 'up';
        await page.runner.flush();

        const left = (await page.outbox.list()) as KeptEdit[];
        expect(left.filter(isWaiting)).toEqual([]);
        const { applied } = companion;
        expect(applied).toEqual([...new Set(applied)]);
        expect(applied).toEqual(asked.map(({ words }) => words).filter((words) => applied.includes(words)));
        for (const { words, part: edited, seen } of asked.filter((one) => !applied.includes(one.words))) {
          const meets = theirs.some((change) => change.part === edited && change.version > seen);
          expect(meets, `${words} was not made although nobody else changed ${edited}`).toBe(true);
        }
        for (const { theirs: event } of left) expect(event?.actor).toEqual(PRIYA);
      }),
      { numRuns: 400 },
    );
  });

  it('chains edits made offline on the same version, also of the same thing', async () => {
    const companion = aCompanion();
    companion.line = 'down';
    const page = aPage(companion);
    await page.edit('status', 'open');
    await page.edit('status', 'pending');
    await page.edit('owner', ANA.id);
    companion.line = 'up';
    await page.runner.flush();
    expect([companion.applied, page.runner.getPending()]).toEqual([['open', 'pending', ANA.id], []]);
  });

  it('shows no conflict with itself when an answer was lost', async () => {
    const companion = aCompanion();
    const page = aPage(companion);
    companion.line = 'answers-lost';
    await page.edit('status', 'open');
    companion.line = 'up';
    await page.runner.flush();
    expect([companion.applied, page.runner.getPending()]).toEqual([['open'], []]);
  });

  it('asks with both values when a colleague changed the same, and sends mine over theirs when told to', async () => {
    const companion = aCompanion();
    const page = aPage(companion);
    companion.change('status', PRIYA, 'on-hold');
    await page.edit('status', 'open');
    const [entry] = page.runner.getPending();
    expect(entry).toMatchObject({ state: 'refused', theirs: { actor: PRIYA, to: 'on-hold' } });
    await page.runner.retry(entry?.id ?? '');
    expect([companion.applied, page.runner.getPending()]).toEqual([['open'], []]);
  });

  it('goes on by itself when a colleague changed something else', async () => {
    const companion = aCompanion();
    const page = aPage(companion);
    companion.change('owner', PRIYA, PRIYA.name);
    await page.edit('status', 'open');
    expect([companion.applied, page.runner.getPending()]).toEqual([['open'], []]);
  });

  it.each([
    [500, 'internal', 'waiting'],
    [503, 'unavailable', 'waiting'],
    [401, 'not_signed_in', 'waiting'],
    [429, 'too_many_requests', 'waiting'],
    [403, 'not_permitted', 'refused'],
    [404, 'not_found', 'refused'],
    [409, 'ticket_closed', 'refused'],
    [422, 'field_missing', 'refused'],
  ] as const)('on %d %s is %s', async (status, code, state) => {
    const companion = aCompanion();
    companion.api = () => Promise.reject(problemOf(status, code));
    const page = aPage(companion);
    await page.edit('status', 'open');
    expect(page.runner.getPending().map((entry) => entry.state)).toEqual([state]);
  });

  it('takes an entry for made when its key was used for an earlier form of it', async () => {
    const companion = aCompanion();
    companion.api = () => Promise.reject(problemOf(422, 'idempotency_key_reused'));
    const page = aPage(companion);
    await page.edit('status', 'open');
    expect(page.runner.getPending()).toEqual([]);
  });

  it('leaves no draft behind of a ticket that was made', async () => {
    const companion = aCompanion();
    companion.api = (async () => companion.ticket()) as unknown as Api;
    const page = aPage(companion);
    await page.tables.put('drafts', { owner: 'ana', key: 'new-ticket thread', at: 1, value: {} });
    await page.runner.add({ kind: 'create-ticket', place: 'thread', body: {} as never });
    expect(await page.tables.list('drafts', 'ana')).toEqual([]);
  });
});
