/** A companion inside the page: takes the place of `fetch` for its address, checks what is sent by the contract, and remembers. */
import { ELIN, MARTA, PIET, sampleId } from '../../../components/sidebar/samples/sample-records.ts';
import { COMPANION } from '../../../components/sidebar/samples/sample-tickets.ts';
import type { World } from '../../../components/sidebar/samples/sample-world.ts';
import { CONTRACT_HEADER, CONTRACT_VERSION } from '#lib/contract/contract-version.ts';
import type { Problem } from '#lib/contract/errors.ts';
import type { RecordSummary } from '#lib/contract/records.ts';
import type { Route } from '#lib/contract/route.ts';
import { ROUTES, type RouteName } from '#lib/contract/routes.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { ThreadFacts, type ThreadContext } from '#lib/contract/threads.ts';
import { TicketSummary, type TicketListItem } from '#lib/contract/tickets-summary.ts';
import { assertExists } from '#lib/base/assert.ts';
import { changed, makeComment, makeFile, makeTicket, whole } from './made-objects.ts';
import { createStatusHandlers } from './fake-statuses.ts';

export type Call = {
  name: RouteName;
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  key: string | null;
};

/** A refusal thrown by a handler. */
class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

export type FakeCompanion = {
  calls: Call[];
  /** True when nothing was asked or answered for `quietMs`; calls that are never answered do not count as open. */
  isQuiet: (quietMs: number) => boolean;
  /** Refuses the next call of a route with this. */
  refuseNext: (name: RouteName, problem: Problem) => void;
};

/** As a companion on the same machine would. */
const ANSWER_AFTER_MS = 20;

/** Serves `world`, which tests may change while the page runs. */
export function createFakeCompanion(world: World): FakeCompanion {
  const calls: Call[] = [];
  const refusals = new Map<RouteName, Problem>();
  const handlers = createHandlers(world);
  const realFetch = window.fetch.bind(window);
  let openCount = 0;
  let lastAt = performance.now();
  const serve = async (call: Call): Promise<Response> => {
    await new Promise((resolve) => setTimeout(resolve, ANSWER_AFTER_MS));
    try {
      refuseByWorld(world, call);
      const refusal = refusals.get(call.name);
      refusals.delete(call.name);
      if (refusal !== undefined) throw new Refused(refusal);
      if (world.answers[call.name] === 'unreadable') return Response.json({}, { headers: saidBy(world) });
      return answer(handlers[call.name]?.(call), call.name, world);
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      return Response.json(cause.problem, { status: cause.problem.status, headers: saidBy(world) });
    }
  };
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith(COMPANION)) return realFetch(request);
    const call = await readCall(request);
    // Nothing changes here by itself: a stream that says nothing.
    if (call.name === 'watchChanges') return new Promise(() => {});
    calls.push(call);
    lastAt = performance.now();
    const { [call.name]: given } = world.answers;
    if (world.trouble === 'offline' || given === 'unreachable') throw new TypeError('Failed to fetch');
    if (world.trouble === 'slow' || given === 'never') return new Promise(() => {});
    openCount += 1;
    try {
      return await serve(call);
    } finally {
      openCount -= 1;
      lastAt = performance.now();
    }
  };
  return {
    calls,
    isQuiet: (quietMs) => openCount === 0 && performance.now() - lastAt > quietMs,
    refuseNext: (name, problem) => void refusals.set(name, problem),
  };
}

function refuseByWorld({ trouble, answers }: World, { name }: Call): void {
  if (typeof trouble === 'object' && name === 'readThreadContext') throw new Refused(trouble);
  const { [name]: given } = answers;
  if (typeof given === 'object') throw new Refused(given);
}

function saidBy({ age }: World): Record<string, string> {
  const step = { same: 0, older: -1, newer: 1 }[age];
  return { [CONTRACT_HEADER]: String(CONTRACT_VERSION + step) };
}

function answer(body: unknown, name: RouteName, world: World): Response {
  const route: Route = ROUTES[name];
  const headers = saidBy(world);
  if (route.response === undefined) return new Response(null, { status: 204, headers });
  // What the fake says must be what the real one may say.
  return Response.json(route.response.parse(body), { status: route.status ?? 200, headers });
}

async function readCall(request: Request): Promise<Call> {
  const url = new URL(request.url);
  for (const [name, route] of Object.entries(ROUTES) as [RouteName, Route][]) {
    const match = route.method === request.method ? matchPath(route.path, url.pathname) : null;
    if (match === null) continue;
    const body = await readBody(route, request);
    const query = route.query?.parse(Object.fromEntries(url.searchParams)) ?? {};
    return {
      name,
      params: match,
      query: query as Record<string, string>,
      body,
      key: request.headers.get('idempotency-key'),
    };
  }
  throw new Error(`No route for ${request.method} ${url.pathname}`);
}

/** A file as it is; else what the contract takes. */
async function readBody(route: Route, request: Request): Promise<unknown> {
  if (route.upload !== undefined) return request.blob();
  const text = await request.text();
  return route.body?.parse(text === '' ? undefined : JSON.parse(text));
}

function matchPath(path: string, actual: string): Record<string, string> | null {
  const pattern = new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
  return pattern.exec(actual)?.groups ?? (pattern.test(actual) ? {} : null);
}

type Body = Record<string, never>;
type Handlers = Partial<Record<RouteName, (call: Call) => unknown>>;

function createHandlers(world: World): Handlers {
  return {
    ...createSessionHandlers(world),
    ...createTicketHandlers(world),
    ...createRecordHandlers(world),
    ...createStatusHandlers(),
  };
}

function createSessionHandlers(world: World): Handlers {
  const ended = ['denied', 'expired'] as const;
  return {
    readCompanion: () => ({ name: 'threadside', version: '0.1.0', isSetUp: true, workspace: 'Norrvik' }),
    startDevice: () => ({
      deviceCode: 'device',
      userCode: 'KRVT8M2Q',
      verificationUrl: `${COMPANION}/connect`,
      verificationUrlComplete: `${COMPANION}/connect?code=KRVT8M2Q`,
      expiresInS: 600,
      intervalS: world.connection === 'device-code' || world.connection === 'ended' ? 5 : 1,
    }),
    pollDevice: () =>
      world.connection === 'signed-in'
        ? { state: 'approved', token: 'harness', expiresAt: '2027-02-22T09:30:00Z' }
        : { state: ended.find((state) => state === world.connection) ?? 'pending' },
    signOut: () => undefined,
    readMe: () => world.me,
    readThreadContext: ({ body }) => contextFor(ThreadFacts.parse(body), world),
  };
}

/** Who is on a thread is known by the addresses of those who wrote. */
function contextFor({ participants, mailbox }: ThreadFacts, { context }: World): ThreadContext {
  const isByOthers = participants.some(({ role, address }) => role === 'from' && address !== mailbox);
  return isByOthers ? context : { ...context, people: [] };
}

function toListItem(ticket: Ticket): TicketListItem {
  const rest = { creator: null, closedAt: null, sentiment: null, records: [], fieldValues: {} };
  return { ...TicketSummary.parse(ticket), ...rest, stageEnteredAt: ticket.createdAt };
}

function createTicketHandlers(world: World): Handlers {
  let madeCount = 0;
  const ticketOf = (id: string | undefined): Ticket =>
    assertExists(
      world.tickets.find((ticket) => ticket.id === id || ticket.number === id),
      `ticket ${id}`,
    );
  const replace = (ticket: Ticket): Ticket => {
    world.tickets = world.tickets.map((known) => (known.id === ticket.id ? ticket : known));
    return ticket;
  };
  const putOnThread = (ticket: Ticket): Ticket => {
    world.context = { ...world.context, tickets: [TicketSummary.parse(ticket), ...world.context.tickets] };
    return ticket;
  };
  return {
    readTicket: ({ params }) => ticketOf(params['ticketId']),
    listTickets: ({ query }) => {
      const open = world.tickets.filter(({ status }) => status !== 'closed').map(toListItem);
      const search = (query['search'] ?? '').toLowerCase();
      const items = open.filter((ticket) =>
        `${ticket.number} ${ticket.subject}`.toLowerCase().includes(search),
      );
      return { items, next: null, total: items.length, isTotalExact: true };
    },
    createTicket: ({ body }) => {
      if (world.createProblem !== null && (body as Body)['isKnowinglyAnother'] !== true)
        throw new Refused(world.createProblem);
      madeCount += 1;
      const ticket = makeTicket(body as Body, madeCount);
      world.tickets = [...world.tickets, ticket];
      return putOnThread(ticket);
    },
    updateTicket: ({ params, body }) =>
      replace(changed(ticketOf(params['ticketId']), body as Partial<Record<string, string>>)),
    undoCreate: ({ params }) => {
      const { context } = world;
      const tickets = context.tickets.filter(({ id }) => id !== params['ticketId']);
      world.context = { ...context, tickets };
    },
    createComment: ({ params, body }) => {
      const ticket = ticketOf(params['ticketId']);
      const comment = makeComment(ticket, body as { text: string });
      replace({ ...ticket, comments: [...ticket.comments, comment] });
      return comment;
    },
    addAttachment: ({ params, query, body }) => {
      const ticket = ticketOf(params['ticketId']);
      const file = makeFile(ticket, query['name'] ?? '', body as Blob);
      replace({ ...ticket, attachments: [...ticket.attachments, file] });
      return file;
    },
    linkThread: ({ params }) => putOnThread(ticketOf(params['ticketId'])),
  };
}

function createRecordHandlers(world: World): Handlers {
  const known = [MARTA, ELIN, PIET];
  const match = (record: RecordSummary) => {
    const { people, prefill, abilities } = world.context;
    world.context = {
      ...world.context,
      people: people.map((person) => (person.isCustomer ? { ...person, records: [record] } : person)),
      prefill: { ...prefill, associations: { ...prefill.associations, contactId: record.id } },
      abilities: { ...abilities, canCreate: true, obstacle: null },
    };
  };
  return {
    createRecord: ({ body }) => {
      const { kind, name, company, emails } = body as {
        kind: 'contact';
        name: string;
        company: string | null;
        emails: string[];
      };
      const record: RecordSummary = { id: sampleId(901), kind, name, title: null, company, accountId: null };
      match(record);
      return whole(record, emails);
    },
    listRecords: ({ query }) => {
      const search = (query['search'] ?? '').toLowerCase();
      return { items: known.filter(({ name }) => name.toLowerCase().includes(search)), next: null };
    },
    addRecordEmail: ({ params, body }) => {
      const record = assertExists(
        known.find(({ id }) => id === params['recordId']),
        'record',
      );
      match(record);
      return whole(record, [(body as { email: string }).email]);
    },
  };
}
