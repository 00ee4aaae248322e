/**
 * Every state that the sidebar has a design for, as data: what the mail program shows, what the companion answers and what
 * this computer has kept. The harness plays them and takes their pictures; a new state gets its line here first.
 */
import type { Problem } from '#lib/contract/errors.ts';
import type { Me } from '#lib/contract/users.ts';
import type { ThreadContext } from '#lib/contract/threads.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { ANA, MARTA, MARTA_AT_HOME, MARTA_BEFORE, PRIYA } from './samples/sample-records.ts';
import {
  emptyContext,
  firmwareContext,
  FIRMWARE_THREAD,
  PIET_THREAD,
  unmatchedContext,
} from './samples/sample-threads.ts';
import {
  CLOSED_TICKET,
  DOCKS_TICKET,
  FIRMWARE_TICKET,
  OTHER_TICKETS,
  wholeTicket,
} from './samples/sample-tickets.ts';

/** How the companion behaves. */
export type World = {
  /** Null: no thread is open. */
  thread: typeof FIRMWARE_THREAD | null;
  identity: 'known' | 'failed' | 'absent' | 'reading';
  connection: 'signed-in' | 'no-address' | 'device-code' | 'denied';
  context: ThreadContext;
  tickets: Ticket[];
  me: Me;
  /** What is wrong: nothing, no answer at all, an answer that never comes, or this refusal of the thread's context. */
  trouble: 'none' | 'offline' | 'slow' | Problem;
  /** Whether the thread was seen before and is kept. */
  isCached: boolean;
  /** The companion refuses the next creates with this. */
  createProblem: Problem | null;
};

/** A state, and how to come to it from the first screen (names of controls to press, in order). */
export type SidebarState = { name: string; world: World; press?: string[] };

const ALL_RIGHTS: Me['permissions'] = [
  'tickets.read',
  'tickets.create',
  'tickets.update',
  'messages.read',
  'records.read',
];

const ME: Me = {
  user: ANA,
  profile: 'Agent',
  permissions: ALL_RIGHTS,
  workspace: 'Norrvik',
  admins: [PRIYA.name],
};

/** The usual day: signed in, thread known, everything answers. */
export function world(given: Partial<World> = {}): World {
  return {
    thread: FIRMWARE_THREAD,
    identity: 'known',
    connection: 'signed-in',
    context: firmwareContext(),
    tickets: [
      wholeTicket(FIRMWARE_TICKET),
      wholeTicket(DOCKS_TICKET),
      wholeTicket(CLOSED_TICKET, CLOSED),
      ...OTHER_TICKETS.map((ticket) => wholeTicket(ticket)),
    ],
    me: ME,
    trouble: 'none',
    isCached: false,
    createProblem: null,
    ...given,
  };
}

const CLOSED: Partial<Ticket> = {
  abilities: { canUpdate: false, canClose: false, canReassign: false, canComment: false },
};

const failed: Problem = {
  type: 'about:blank',
  title: 'The companion failed',
  status: 500,
  code: 'internal',
  reference: '7F3A-21C0',
};
const denied: Problem = {
  type: 'about:blank',
  title: 'Your profile does not allow this',
  status: 403,
  code: 'not_permitted',
};

/** The companion's answer when a colleague was quicker on the same thread. */
export const HAS_TICKET: Problem = {
  type: 'about:blank',
  title: 'This thread has a ticket already',
  status: 409,
  code: 'thread_has_ticket',
  facts: { ticket: { ...DOCKS_TICKET, createdAt: '2026-11-24T09:28:00Z' }, createdBy: DOCKS_TICKET.owner },
};

const withoutArea = emptyContext();
withoutArea.prefill = { ...withoutArea.prefill, fields: { firmware: '4.2' } };

const severalPeople = emptyContext();
severalPeople.people = severalPeople.people.map((person) =>
  person.isCustomer ? { ...person, records: [MARTA, MARTA_AT_HOME, MARTA_BEFORE] } : person,
);
severalPeople.prefill = {
  ...severalPeople.prefill,
  associations: { leadId: null, contactId: null, accountId: null, opportunityId: null },
};

export const SIDEBAR_STATES: SidebarState[] = [
  { name: 'matched', world: world() },
  { name: 'matched-others-open', world: world(), press: ['Other open tickets'] },
  { name: 'nothing-here', world: world({ context: emptyContext() }) },
  { name: 'several-matches', world: world({ context: severalPeople }) },
  {
    name: 'related-and-hidden',
    world: world({ context: emptyContext({ possiblyRelated: [CLOSED_TICKET], hasHiddenTickets: true }) }),
    press: ['Possibly related'],
  },
  {
    name: 'suggested',
    world: world({ context: firmwareContext({ link: 'suggested', tickets: [DOCKS_TICKET] }) }),
  },
  { name: 'identity-failed', world: world({ identity: 'failed' }) },
  { name: 'identity-absent', world: world({ identity: 'absent', context: emptyContext() }) },
  { name: 'identity-reading', world: world({ identity: 'reading', context: emptyContext() }) },
  { name: 'unmatched', world: world({ thread: PIET_THREAD, context: unmatchedContext() }) },
  {
    name: 'adding',
    world: world({ thread: PIET_THREAD, context: unmatchedContext() }),
    press: ['Add as contact'],
  },
  {
    name: 'add-address',
    world: world({ thread: PIET_THREAD, context: unmatchedContext() }),
    press: ['Add this address to an existing person'],
  },
  { name: 'people', world: world(), press: ['+1 other'] },
  { name: 'link', world: world(), press: ['Link an existing ticket'] },
  { name: 'new-ticket', world: world({ context: emptyContext() }), press: ['New ticket'] },
  { name: 'new-ticket-stage', world: world({ context: emptyContext() }), press: ['New ticket', 'Stage'] },
  {
    name: 'new-ticket-refused',
    world: world({ context: withoutArea }),
    press: ['New ticket', 'Save ticket'],
  },
  { name: 'new-ticket-several', world: world({ context: severalPeople }), press: ['New ticket'] },
  {
    name: 'has-ticket',
    world: world({ context: emptyContext(), createProblem: HAS_TICKET }),
    press: ['New ticket', 'Save ticket'],
  },
  { name: 'saved', world: world({ context: emptyContext() }), press: ['New ticket', 'Save ticket'] },
  { name: 'ticket', world: world(), press: [DOCKS_TICKET.subject] },
  { name: 'ticket-stage', world: world(), press: [DOCKS_TICKET.subject, 'Stage'] },
  {
    name: 'ticket-closed',
    world: world({ context: firmwareContext({ tickets: [CLOSED_TICKET] }) }),
    press: [CLOSED_TICKET.subject],
  },
  { name: 'loading', world: world({ trouble: 'slow' }) },
  { name: 'offline', world: world({ trouble: 'offline', isCached: true }) },
  { name: 'unreachable', world: world({ trouble: 'offline' }) },
  { name: 'failed', world: world({ trouble: failed }) },
  {
    name: 'no-rights',
    world: world({ trouble: denied, me: { ...ME, profile: 'Sales', permissions: ['messages.read'] } }),
  },
  {
    name: 'cannot-create',
    world: world({
      context: emptyContext({
        abilities: { canCreate: false, obstacle: 'no-permission', canAddRecord: false, canLink: false },
      }),
    }),
  },
  { name: 'no-thread', world: world({ thread: null }) },
  { name: 'no-address', world: world({ connection: 'no-address' }) },
  { name: 'device-code', world: world({ connection: 'device-code' }) },
];
