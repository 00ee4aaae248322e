/** Clocks in lists of tickets: shown, sorted and filtered by, exported, and hidden with their tickets. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TicketId } from '#lib/contract/ids.ts';
import type { FilterCondition } from '#lib/contract/ticket-filters.ts';
import { readSlaPolicy, updateSlaPolicy } from '#lib/contract/sla.ts';
import { markResponded } from '#lib/contract/ticket-clocks.ts';
import { createTicket, listTickets, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import { exportTickets } from '#lib/contract/ticket-exports.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

describeOnEngines('clocks in lists', (open) => {
  let companion: TestCompanion;
  let agent: TestUser;
  const ids: Record<string, TicketId> = {};
  const setNow = (time: string) => {
    companion.companion.now = () => new Date(`2026-12-18T${time}:00.000Z`);
  };
  const create = async (subject: string) => {
    const { id } = await agent.api(createTicket, { body: { subject } });
    ids[subject] = id;
    return id;
  };
  const setStatus = async (id: TicketId, status: 'on-hold' | 'closed') => {
    const { version } = await agent.api(readTicket, { params: { ticketId: id } });
    await agent.api(updateTicket, { params: { ticketId: id }, body: { version, status } });
  };
  const list = (query: object = {}) => agent.api(listTickets, { query });
  const filtered = async (...conditions: FilterCondition[]) => {
    const filter = JSON.stringify({ match: 'all', conditions });
    const { items, total } = await list({ filter, sort: 'subject' });
    expect(total).toBe(items.length);
    return items.map(({ subject }) => subject);
  };

  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    ({ agent } = companion);
    setNow('07:00');
    await create('Before any policy');
    const { version } = await companion.admin.api(readSlaPolicy, {});
    const body = { version, firstResponseS: 3600, closureS: 14_400, pausingStatuses: ['on-hold' as const] };
    await companion.admin.api(updateSlaPolicy, { body });
    setNow('08:00');
    await create('Overdue');
    setNow('08:01');
    const answered = await create('Answered');
    const held = await create('Held');
    const done = await create('Done');
    setNow('08:20');
    await agent.api(markResponded, { params: { ticketId: answered } });
    await setStatus(held, 'on-hold');
    setNow('09:30');
    await setStatus(done, 'closed');
    await create('New');
    setNow('10:00');
  });
  afterAll(() => companion.close());

  it('show each clock with what is left, and none where there was no policy', async () => {
    const { items } = await list({ sort: 'subject' });
    const of = (subject: string) => items.find((item) => item.subject === subject)?.clocks;
    expect(of('Before any policy')).toEqual([]);
    expect(of('Overdue')).toMatchObject([
      { kind: 'first-response', state: 'missed', leftS: -3600, stoppedAt: null },
      { kind: 'closure', state: 'running', leftS: 7200, dueAt: '2026-12-18T12:00:00.000Z' },
    ]);
    expect(of('Held')).toMatchObject([
      { state: 'paused', leftS: 2460, dueAt: null, runs: [], pausedAt: '2026-12-18T08:20:00.000Z' },
      { state: 'paused', leftS: 13_260 },
    ]);
    expect(of('Done')).toMatchObject([
      { state: 'missed', leftS: -1740, stoppedBy: 'closing', runs: [] },
      { state: 'met', leftS: 9060 },
    ]);
  });

  it('are the same on the ticket itself', async () => {
    const { clocks } = await agent.api(readTicket, { params: { ticketId: ids['Answered'] ?? '' } });
    expect(clocks).toMatchObject([
      { state: 'met', leftS: 2460, stoppedBy: 'response' },
      { state: 'running', leftS: 7260, countedAt: '2026-12-18T10:00:00.000Z' },
    ]);
    expect(clocks[1]?.runs[0]?.from).toBe('2026-12-18T10:00:00.000Z');
  });

  it.each([
    ['next-due', ['Overdue', 'New', 'Answered']],
    ['first-response-due', ['Overdue', 'New']],
    ['closure-due', ['Overdue', 'Answered', 'New']],
  ])('sort by %s, what has no deadline last, page by page', async (sort, expected) => {
    const subjects: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ sort, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      subjects.push(...page.items.map(({ subject }) => subject));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(subjects).toHaveLength(6);
    expect(new Set(subjects).size).toBe(6);
    expect(subjects.slice(0, expected.length)).toEqual(expected);
    const down = (await list({ sort: `-${sort}` })).items.map(({ subject }) => subject);
    expect(down.slice(0, expected.length).toSorted()).toEqual(expected.toSorted());
  });

  it.each<[string, FilterCondition, string[]]>([
    ['overdue', { field: 'sla', operator: 'is', value: ['overdue'] }, ['Overdue']],
    ['missed', { field: 'first-response', operator: 'is', value: ['missed'] }, ['Done', 'Overdue']],
    ['met', { field: 'closure', operator: 'is', value: ['met'] }, ['Done']],
    ['paused', { field: 'sla', operator: 'is', value: ['paused'] }, ['Held']],
    [
      'not running',
      { field: 'closure', operator: 'is-not', value: ['running'] },
      ['Before any policy', 'Done', 'Held'],
    ],
    [
      'due within an hour',
      { field: 'next-due', operator: 'next', value: { amount: 1, unit: 'hour' } },
      ['New'],
    ],
    [
      'closure due within three hours',
      { field: 'closure-due', operator: 'next', value: { amount: 3, unit: 'hour' } },
      ['Answered', 'Overdue'],
    ],
    [
      'without a deadline',
      { field: 'first-response-due', operator: 'empty' },
      ['Answered', 'Before any policy', 'Done', 'Held'],
    ],
  ])('filter what is %s', async (_, condition, subjects) => {
    expect(await filtered(condition)).toEqual(subjects);
  });

  it('refuse a state that is none', async () => {
    const filter = JSON.stringify({
      match: 'all',
      conditions: [{ field: 'sla', operator: 'is', value: ['late'] }],
    });
    expect(await refusalOf(list({ filter }))).toMatchObject({ fields: ['filter.conditions.0.value'] });
  });

  it('are in the export as the list shows them', async () => {
    const query = { columns: 'subject,next-due,first-response-due', sort: 'subject' };
    let text = '';
    for await (const piece of (await companion.admin.api(exportTickets, { query })).pieces) text += piece;
    expect(text).toContain('Subject,SLA,First response due');
    expect(text).toContain('Overdue,"First response overdue; Closure running",2026-12-18T09:00:00.000Z');
  });

  it('are counted only with tickets that the reader may see', async () => {
    const { db } = companion.database;
    const stranger = await companion.addUser('Agent');
    await db.updateTable('workspace').set({ ticket_visibility: 'private' }).execute();
    const filter = JSON.stringify({
      match: 'all',
      conditions: [{ field: 'sla', operator: 'is', value: ['overdue', 'paused', 'running'] }],
    });
    expect(await stranger.api(listTickets, { query: { filter } })).toMatchObject({ items: [], total: 0 });
    await db.updateTable('workspace').set({ ticket_visibility: 'public' }).execute();
  });
});
