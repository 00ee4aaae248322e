/** Closed is final, tried on every route of the contract that writes to tickets; one that is not listed here fails. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Problem } from '#lib/contract/errors.ts';
import { createRecord } from '#lib/contract/records.ts';
import type { Route } from '#lib/contract/route.ts';
import { ROUTES, type RouteName } from '#lib/contract/routes.ts';
import { createTicket, readTicket, updateTicket, type Ticket } from '#lib/contract/tickets.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aContact, aThread, anAddress } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

/** Takes the ticket away whole, by a right of its own; `ticket-life.test.ts` has it. */
const TAKES_AWAY: RouteName = 'deleteTicket';

/** Routes that write and start with a ticket's address. */
const WRITES = (Object.keys(ROUTES) as RouteName[]).filter((name) => {
  const { method, path }: Route = ROUTES[name];
  return name !== TAKES_AWAY && method !== 'GET' && path.startsWith('/api/tickets');
});

type Case = {
  /** Requests with these bodies must be refused with `ticket_closed`. */
  bodies?: ((ticket: Ticket) => object)[];
  /** Why the route may answer otherwise; the ticket must stay as it is all the same. */
  reason?: string;
  body?: object;
  /** Where the route needs more than its address. */
  query?: string;
};

const record = (id: string) => ({ contactId: id });
let contactId = '';

const CASES: Partial<Record<RouteName, Case>> = {
  createTicket: { reason: 'makes another ticket', body: { subject: 'Another' } },
  cloneTicket: { reason: 'makes another ticket', body: {} },
  createFollowUp: { reason: 'is how work goes on', body: {} },
  undoCreate: { reason: 'answers that it is too late, as the ticket was changed' },
  updateTicket: {
    bodies: [
      () => ({ subject: 'Changed' }),
      () => ({ description: 'Changed' }),
      () => ({ status: 'open' }),
      () => ({ ownerId: null }),
      ({ pipelines }) => ({ stageId: pipelines[0]?.stages[0]?.id }),
      ({ pipelines }) => ({ pipelineId: pipelines[0]?.id }),
      () => ({ associations: record(contactId) }),
      () => ({ fields: {} }),
      () => ({}),
    ],
  },
  editTickets: {
    reason: 'answers for each ticket by itself',
    bodies: [
      ({ id, version }) => ({ tickets: [{ id, version }], change: { status: 'open' } }),
      ({ id, version }) => ({ tickets: [{ id, version }], change: { ownerId: null } }),
      () => ({ matching: { filter: { match: 'all', conditions: [] } }, change: { ownerId: null } }),
    ],
  },
  createComment: { bodies: [() => ({ text: 'One more thing' })] },
  addChecklist: { bodies: [() => ({ title: 'Too late' })] },
  updateChecklist: { bodies: [() => ({ title: 'Too late' })] },
  removeChecklist: {},
  addChecklistItem: { bodies: [() => ({ text: 'Too late' })] },
  updateChecklistItem: {
    bodies: [() => ({ isDone: true }), () => ({ text: 'Too late' }), () => ({ place: 0 })],
  },
  removeChecklistItem: {},
  followTicket: { bodies: [() => ({ isFollowing: true }), () => ({ isFollowing: false })] },
  addAttachment: { bodies: [() => ({ anything: 'goes' })], query: '?name=late.txt' },
  removeAttachment: {},
  mergeTicket: { bodies: [() => ({ intoId: randomUUID() })] },
  markSpam: {},
  markResponded: {},
  linkThread: { bodies: [() => ({ thread: aThread(anAddress()) })] },
};

describeOnEngines('a closed ticket', (open) => {
  let companion: TestCompanion;
  let closed: Ticket;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
    const { api } = companion.admin;
    contactId = (await api(createRecord, { body: aContact(anAddress()) })).id;
    const ticket = await api(createTicket, { body: { subject: 'Done with' } });
    closed = await api(updateTicket, {
      params: { ticketId: ticket.id },
      body: { version: 1, status: 'closed' },
    });
  });
  afterAll(() => companion.close());

  async function send(
    route: Route,
    body: object | undefined,
    query = '',
  ): Promise<{ status: number; code?: string }> {
    const path = route.path.replace(':ticketId', closed.id).replaceAll(/:\w+/g, () => randomUUID());
    const answer = await fetch(`${companion.url}${path}${query}`, {
      method: route.method,
      headers: {
        authorization: `Bearer ${companion.admin.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    // A stream goes on after its head; it is over when it is read.
    const text = await answer.text();
    const problem = answer.ok ? null : (JSON.parse(text) as Problem);
    return { status: answer.status, ...(problem === null ? {} : { code: problem.code }) };
  }

  async function expectUnchanged(): Promise<void> {
    const ticketId = closed.id;
    const { followUps: _, ...after } = await companion.admin.api(readTicket, { params: { ticketId } });
    const { followUps: __, ...before } = closed;
    expect(after).toEqual(before);
  }

  it('has a case for every route that writes to tickets', () => {
    expect(Object.keys(CASES).toSorted()).toEqual(WRITES.toSorted());
  });

  it.each(WRITES)('stays as it is after %s, for an admin as for anybody', async (name) => {
    const given = CASES[name];
    const route: Route = ROUTES[name];
    if (given === undefined) throw new Error(`Say in CASES what ${name} does to a closed ticket`);
    const { bodies = [() => given.body] } = given;
    const needsVersion = route.body !== undefined && 'version' in route.body.shape;
    for (const body of bodies) {
      const sent = needsVersion ? { version: closed.version, ...body(closed) } : body(closed);
      const { status, code } = await send(route, sent, given.query);
      const isRefused = code === 'ticket_closed';
      expect(
        { isFine: isRefused || given.reason !== undefined, isAnswered: status < 500 },
        `${status} ${code}`,
      ).toEqual({ isFine: true, isAnswered: true });
    }
    await expectUnchanged();
  });
});
