/**
 * No surface shows a ticket that `canSeeTicket` hides, and full lists show all that it allows: random rights, owners, states and
 * visibility, asked over HTTP as each user. Run again with `SEED=<number>` for the same draw.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { announceChanges } from '#backend/data/changes.ts';
import { isPermitted } from '#backend/core/permissions.ts';
import { canSeeDeletedTicket } from '#backend/core/visibility.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { askerFor, type Ask } from '#backend/testing/leak-detector.ts';
import {
  allowedFor,
  fillDesk,
  randomOf,
  SHARED_WORD,
  shuffle,
  THREAD,
  type Desk,
  type DeskTicket,
  type DeskUser,
} from '#backend/testing/random-desk.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';
import { readAttachment } from '#lib/contract/attachments.ts';
import { editTickets } from '#lib/contract/bulk-edits.ts';
import { watchChanges } from '#lib/contract/changes.ts';
import { addChecklist } from '#lib/contract/checklists.ts';
import { readDashboard } from '#lib/contract/dashboard.ts';
import { followTicket, listViewers } from '#lib/contract/followers.ts';
import { listNotifications } from '#lib/contract/notifications.ts';
import { search } from '#lib/contract/search.ts';
import { cloneTicket, createFollowUp } from '#lib/contract/ticket-copies.ts';
import { exportTickets } from '#lib/contract/ticket-exports.ts';
import type { TicketFilter } from '#lib/contract/ticket-filters.ts';
import { deleteTicket, listDeletedTickets, markSpam, mergeTicket } from '#lib/contract/ticket-life.ts';
import { createComment } from '#lib/contract/comments.ts';
import { linkThread, listTickets, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import { readThreadRows, type ThreadRow } from '#lib/contract/thread-rows.ts';
import { readThreadContext } from '#lib/contract/threads.ts';
import { listPipelines } from '#lib/contract/pipelines.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const ROUNDS = 2;
const COUNT = { tickets: 14, users: 5 };

type Case = { ask: Ask; desk: Desk; who: DeskUser; allowed: DeskTicket[]; hidden: DeskTicket[] };
type Item = { id: string };
type Page = { items: Item[]; total: number; next: string | null };

describeOnEngines(`hidden tickets (seed ${SEED})`, (open) => {
  let companion: TestCompanion;
  const desks: Desk[] = [];
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());

  it('show nowhere, and all others show in every full list', { timeout: 240_000 }, async () => {
    const random = randomOf(SEED);
    const filled = await fillDesk(companion, COUNT);
    for (let round = 0; round < ROUNDS; round += 1) {
      const desk = await shuffle(companion, filled, random);
      desks.push(desk);
      for (const who of desk.users) {
        const allowed = allowedFor(who, desk.tickets);
        const hidden = desk.tickets.filter((ticket) => !allowed.includes(ticket));
        const ask = askerFor(companion.url, who, hidden);
        for (const check of CHECKS) await check({ ask, desk, who, allowed, hidden });
        await checkChanges(companion, { ask, desk, who, allowed, hidden });
      }
    }
    // A draw in which nothing is hidden, or all is, would show nothing.
    const isMixed = ({ users, tickets }: Desk) =>
      users.some((who) => ![0, tickets.length].includes(allowedFor(who, tickets).length));
    expect(desks.some(isMixed)).toBe(true);
  });
});

const CHECKS = [
  checkLists,
  checkBoard,
  checkSearch,
  checkSearchOne,
  checkDashboard,
  checkExport,
  checkPages,
  checkViewers,
  checkThread,
  checkThreadRows,
  checkNotifications,
  checkDeleted,
  checkBulk,
  checkWrites,
];

function idsOf(items: readonly Item[]): string[] {
  return items.map(({ id }) => id).toSorted();
}

async function checkLists({ ask, who, desk, allowed }: Case): Promise<void> {
  const all = await ask<Page>(listTickets, { query: { limit: 100 } });
  if (all === null) return;
  expect(idsOf(all.items)).toEqual(idsOf(allowed));
  expect(all.total).toBe(allowed.length);
  const paged: Item[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query = { sort: 'subject', limit: 3, ...(cursor === '' ? {} : { cursor }) };
    const page: Page = (await ask<Page>(listTickets, { query })) ?? { items: [], total: 0, next: null };
    paged.push(...page.items);
    cursor = page.next;
  }
  expect(idsOf(paged)).toEqual(idsOf(allowed));
  const mine = await ask<Page>(listTickets, { query: { owner: 'me', limit: 100 } });
  expect(mine?.total).toBe(allowed.filter(({ ownerId }) => ownerId === who.actor.userId).length);
  const nobodys = await ask<Page>(listTickets, { query: { owner: 'nobody', limit: 1 } });
  expect(nobodys?.total).toBe(allowed.filter(({ ownerId }) => ownerId === null).length);
  const ofRecord = await ask<Page>(listTickets, { query: { recordId: desk.recordId, limit: 100 } });
  expect(idsOf(ofRecord?.items ?? [])).toEqual(idsOf(allowed));
  const searched = await ask<Page>(listTickets, { query: { search: SHARED_WORD, limit: 100 } });
  expect(idsOf(searched?.items ?? [])).toEqual(idsOf(allowed));
}

async function checkBoard({ ask, allowed }: Case): Promise<void> {
  const pipelines = await ask<{ items: { stages: Item[] }[] }>(listPipelines, {});
  const seen: Item[] = [];
  for (const { id } of pipelines?.items.flatMap(({ stages }) => stages) ?? []) {
    const filter: TicketFilter = {
      match: 'all',
      conditions: [{ field: 'stage', operator: 'is', value: [id] }],
    };
    const query = { filter: JSON.stringify(filter), sort: 'time-in-stage', limit: 100 };
    const column = await ask<Page>(listTickets, { query });
    if (column === null) return;
    expect(column.total).toBe(column.items.length);
    seen.push(...column.items);
  }
  expect(idsOf(seen)).toEqual(idsOf(allowed));
}

type Found = { tickets?: { total: number; items: { ticket: Item }[] } };

async function checkSearch({ ask, who, allowed }: Case): Promise<void> {
  const mine = allowed.filter(({ ownerId }) => ownerId === who.actor.userId);
  await expectFound({ ask, query: { scope: 'tickets', limit: 50 }, expected: allowed });
  await expectFound({ ask, query: { limit: 50 }, expected: allowed });
  await expectFound({ ask, query: { limit: 50, mine: 'true' }, expected: mine });
}

type Searched = { ask: Ask; query: Record<string, string | number>; expected: DeskTicket[] };

async function expectFound({ ask, query, expected }: Searched): Promise<void> {
  const found = await ask<Found>(search, { query: { text: SHARED_WORD, ...query } });
  const { total, items } = found?.tickets ?? { total: 0, items: [] };
  expect(idsOf(items.map(({ ticket }) => ticket))).toEqual(idsOf(expected));
  expect(total).toBe(expected.length);
}

/** Each by its own word and number: neither the ticket nor that there is one. */
async function checkSearchOne({ ask, desk, allowed }: Case): Promise<void> {
  for (const ticket of desk.tickets) {
    const expected = allowed.includes(ticket) ? [ticket] : [];
    await expectFound({ ask, query: { text: ticket.word, scope: 'tickets' }, expected });
    await expectFound({ ask, query: { text: ticket.number, scope: 'tickets' }, expected });
  }
}

type Counted = { count: number; filter: TicketFilter | null };

async function checkDashboard({ ask, who, allowed }: Case): Promise<void> {
  const query = { from: dayFrom(-2), to: dayFrom(1) };
  const dashboard = await ask<Record<'openNow' | 'created' | 'closed', Counted>>(readDashboard, { query });
  if (dashboard === null) return;
  expect(dashboard.openNow.count).toBe(allowed.filter(({ isClosed }) => !isClosed).length);
  expect(dashboard.closed.count).toBe(allowed.filter(({ isClosed }) => isClosed).length);
  expect(dashboard.created.count).toBe(allowed.length);
  if (!isPermitted(who.actor, 'tickets.read')) return;
  const asked = new Set<string>();
  for (const { count, filter } of countedIn(dashboard)) {
    const text = JSON.stringify(filter);
    if (filter === null || asked.has(text)) continue;
    asked.add(text);
    const list = await ask<Page>(listTickets, { query: { filter: text, limit: 1 } });
    expect({ filter, total: list?.total }).toEqual({ filter, total: count });
  }
}

function dayFrom(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Every number of an answer that says which list it counts. */
function countedIn(value: unknown): Counted[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'count' in value && 'filter' in value ? [value as Counted] : [];
  return [...own, ...Object.values(value).flatMap(countedIn)];
}

async function checkExport({ ask, allowed }: Case): Promise<void> {
  const file = await ask.text(exportTickets, { query: { columns: 'number,subject,description' } });
  if (file === null) return;
  expect(file.match(/TKT-M\d+/g)?.toSorted() ?? []).toEqual(allowed.map(({ number }) => number).toSorted());
}

async function checkPages({ ask, desk, allowed }: Case): Promise<void> {
  for (const ticket of desk.tickets) {
    const isShown = allowed.includes(ticket);
    const { id, number, attachmentId } = ticket;
    const byNumber = await ask<Item>(readTicket, { params: { ticketId: number } });
    expect(byNumber?.id).toBe(isShown ? id : undefined);
    const file = await ask.text(readAttachment, { params: { ticketId: id, attachmentId } });
    expect(file).toBe(isShown ? `Bytes ${ticket.word}` : null);
    const page = await ask<Links & Item>(readTicket, { params: { ticketId: id } });
    expect(page?.id).toBe(isShown ? id : undefined);
    if (page !== null) expectLinks(page, ticket, allowed);
  }
}

type Links = { follows: Item | null; followUps: Item[]; mergedInto: Item | null; mergedFrom: Item[] };

function expectLinks(page: Links, { id, followsId, mergedIntoId }: DeskTicket, allowed: DeskTicket[]): void {
  const ifAllowed = (linked: string | null) => allowed.find((ticket) => ticket.id === linked)?.id;
  expect(page.follows?.id).toBe(ifAllowed(followsId));
  expect(page.mergedInto?.id).toBe(ifAllowed(mergedIntoId));
  expect(idsOf(page.followUps)).toEqual(idsOf(allowed.filter((ticket) => ticket.followsId === id)));
  expect(idsOf(page.mergedFrom)).toEqual(idsOf(allowed.filter((ticket) => ticket.mergedIntoId === id)));
}

/** Who can be mentioned: those who may see it, said only to those who may. */
async function checkViewers({ ask, desk, allowed }: Case): Promise<void> {
  const known = new Set(desk.users.map(({ actor }) => String(actor.userId)));
  for (const ticket of desk.tickets) {
    const viewers = await ask<{ items: Item[] }>(listViewers, { params: { ticketId: ticket.id } });
    expect(viewers !== null).toBe(allowed.includes(ticket));
    if (viewers === null) continue;
    const people = desk.users.filter((who) => allowedFor(who, [ticket]).length > 0);
    const named = viewers.items.filter(({ id }) => known.has(id));
    expect(idsOf(named)).toEqual(idsOf(people.map(({ actor }) => ({ id: actor.userId }))));
  }
}

type Context = {
  tickets: Item[];
  otherOpenTickets: Item[];
  possiblyRelated: Item[];
  hasHiddenTickets: boolean;
};

async function checkThread({ ask, allowed, hidden }: Case): Promise<void> {
  const context = await ask<Context>(readThreadContext, { body: THREAD });
  if (context === null) return;
  expect(idsOf(context.tickets)).toEqual(idsOf(allowed.filter(({ isLinked }) => isLinked)));
  const others = allowed.filter(({ isLinked, isClosed }) => !isLinked && !isClosed);
  expect(idsOf(context.otherOpenTickets)).toEqual(idsOf(others));
  expect(context.possiblyRelated).toEqual([]);
  const isThere = (ticket: DeskTicket) => ticket.isLinked && !ticket.isDeleted && !ticket.isWithdrawn;
  expect(context.hasHiddenTickets).toBe(hidden.some(isThere));
}

async function checkThreadRows({ ask, allowed }: Case): Promise<void> {
  const { provider, mailbox, providerThreadId } = THREAD;
  const body = { provider, mailbox, providerThreadIds: [providerThreadId, '19no0such0thread'] };
  const answer = await ask<{ rows: ThreadRow[] }>(readThreadRows, { body });
  if (answer === null) return;
  const linked = allowed.filter(({ isLinked }) => isLinked);
  const open = linked.filter(({ isClosed }) => !isClosed);
  expect(answer.rows).toHaveLength(linked.length > 0 ? 1 : 0);
  for (const { ticket, others } of answer.rows) {
    expect((open.length > 0 ? open : linked).map(({ number }) => number)).toContain(ticket.number);
    expect(others).toBe(linked.length - 1);
  }
}

async function checkNotifications({ ask, allowed }: Case): Promise<void> {
  const query = { limit: 100 };
  const page = await ask<{ items: { ticket: Item }[]; unread: number }>(listNotifications, { query });
  expect(idsOf(page?.items.map(({ ticket }) => ticket) ?? [])).toEqual(idsOf(allowed));
  expect(page?.unread).toBe(allowed.length);
}

async function checkDeleted({ ask, desk, who, hidden }: Case): Promise<void> {
  const shown = desk.tickets.filter((ticket) => canSeeDeletedTicket(who.actor, ticket, who.visibility));
  const askToo = ask.except(shown);
  const page = await askToo<Page>(listDeletedTickets, { query: { limit: 100 } });
  expect(hidden).toEqual(expect.arrayContaining(shown));
  expect(idsOf(page?.items ?? [])).toEqual(idsOf(shown));
}

async function checkBulk({ ask, allowed, hidden }: Case): Promise<void> {
  const matching = {
    filter: { match: 'all', conditions: [{ field: 'subject', operator: 'contains', value: SHARED_WORD }] },
  };
  const told = await ask.text(editTickets, { body: { matching, change: { fields: {} } } });
  if (told !== null) {
    for (const { id } of allowed) expect(told).toContain(id);
    for (const { id } of hidden) expect(told).not.toContain(id);
  }
  if (hidden.length === 0) return;
  const tickets = hidden.map(({ id }) => ({ id, version: 1 }));
  const refused = await ask.text(editTickets, { body: { tickets, change: { status: 'pending' } } });
  if (refused === null) return;
  expect(refused).not.toContain('"isDone":true');
  for (const { number } of hidden) expect(refused).not.toContain(number);
}

/** Whatever is tried with a hidden ticket is refused as with one that is not there. */
async function checkWrites({ ask, allowed, hidden }: Case): Promise<void> {
  const open = allowed.find(({ isClosed }) => !isClosed);
  for (const { id } of hidden.slice(0, 4)) {
    const params = { ticketId: id };
    const tried = [
      await ask(updateTicket, { params, body: { version: 1, subject: 'Taken' } }),
      await ask(createComment, { params, body: { text: 'Seen' } }),
      await ask(addChecklist, { params, body: { title: 'Seen' } }),
      await ask(followTicket, { params, body: { isFollowing: true } }),
      await ask(cloneTicket, { params, body: {} }),
      await ask(createFollowUp, { params, body: {} }),
      await ask(markSpam, { params }),
      await ask(deleteTicket, { params }),
      await ask(linkThread, { params, body: { thread: THREAD } }),
      await ask(mergeTicket, { params, body: { intoId: open?.id ?? id } }),
      open === undefined
        ? null
        : await ask(mergeTicket, { params: { ticketId: open.id }, body: { intoId: id } }),
    ];
    expect(tried).toEqual(tried.map(() => null));
  }
}

async function checkChanges(companion: TestCompanion, { who, allowed }: Case): Promise<void> {
  const leave = new AbortController();
  const stream = await who.user.api(watchChanges, { query: {} }, { signal: leave.signal });
  const told = new Set<string>();
  let hasBegun = false;
  for await (const { changes } of stream) {
    if (!hasBegun) await touchAll(companion);
    hasBegun = true;
    for (const change of changes) if (change.topic === 'ticket') told.add(change.id);
    if (changes.some(({ topic }) => topic === 'settings')) break;
  }
  leave.abort();
  expect([...told].toSorted()).toEqual(idsOf(allowed));
}

/** Every ticket changes a little; the settings last, so that a reader knows that it has heard all. */
async function touchAll({ database: { db } }: TestCompanion): Promise<void> {
  await db.updateTable('ticket').set({ updated_at: new Date() }).execute();
  await db
    .updateTable('workspace')
    .set({ name: `Test ${Date.now()}` })
    .execute();
  await announceChanges(db);
}
