/** The world around a sidebar that is looked at alone: what the mail program shows and how the companion behaves. */
import type { Problem } from '#lib/contract/errors.ts';
import type { RouteName } from '#lib/contract/routes.ts';
import type { Me } from '#lib/contract/users.ts';
import type { ThreadContext } from '#lib/contract/threads.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import type { TimelineEvent } from '#lib/contract/timeline.ts';
import { ANA, PRIYA, sampleId } from './sample-records.ts';
import { firmwareContext, FIRMWARE_THREAD, type SampleThread } from './sample-threads.ts';
import {
  CLOSED_TICKET,
  DOCKS_TICKET,
  FIRMWARE_TICKET,
  OTHER_TICKETS,
  wholeTicket,
} from './sample-tickets.ts';

/** What a route answers instead: this refusal, nothing ever, no answer at all, or something that this version cannot read. */
export type Answer = Problem | 'never' | 'unreachable' | 'unreadable';

/** How the companion behaves. */
export type World = {
  /** In which mail program; what that can and cannot tell goes with it. */
  provider: 'gmail' | 'outlook-web';
  /** Null: no thread is open. */
  thread: SampleThread | null;
  /** What the mail program does with files: gives them, lists none, takes for ever to list, or gives no bytes. */
  files: 'given' | 'not-listed' | 'slow' | 'not-read';
  identity: 'known' | 'failed' | 'absent' | 'reading';
  connection: 'signed-in' | 'no-address' | 'device-code' | 'ended' | 'denied' | 'expired';
  context: ThreadContext;
  tickets: Ticket[];
  me: Me;
  /** What is wrong: nothing, no answer at all, an answer that never comes, or this refusal of the thread's context. */
  trouble: 'none' | 'offline' | 'slow' | Problem;
  /** Whether the thread was seen before and is kept. */
  isCached: boolean;
  /** The companion refuses the next creates with this. */
  createProblem: Problem | null;
  /** Routes that answer otherwise than usual. */
  answers: Partial<Record<RouteName, Answer>>;
  /** Which contract the companion keeps, beside this extension's. */
  age: 'same' | 'older' | 'newer';
  /** Whether the browser refuses to keep anything. */
  isStorageRefused: boolean;
  /** Whether the mail page takes the sidebar's frame. */
  isLost: boolean;
  /** Why the add-in has no Outlook to work with; null where it has, and in the extension. */
  noOutlook: 'not-loaded' | 'not-outlook' | 'no-answer' | null;
};

const ALL_RIGHTS: Me['permissions'] = [
  'tickets.read',
  'tickets.create',
  'tickets.update',
  'messages.read',
  'records.read',
];

/** The signed-in agent. */
export const ME: Me = {
  user: ANA,
  profile: 'Agent',
  permissions: ALL_RIGHTS,
  workspace: 'Norrvik',
  admins: [PRIYA.name],
};

/** The usual day: signed in, thread known, everything answers. */
export function world(given: Partial<World> = {}): World {
  return {
    provider: 'gmail',
    thread: FIRMWARE_THREAD,
    files: 'given',
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
    answers: {},
    age: 'same',
    isStorageRefused: false,
    isLost: false,
    noOutlook: null,
    ...given,
  };
}

const CLOSED: Partial<Ticket> = {
  abilities: { canUpdate: false, canClose: false, canReassign: false, canComment: false, canDelete: false },
};

/** The companion fails, with a reference. */
export const FAILED: Problem = {
  type: 'about:blank',
  title: 'The companion failed',
  status: 500,
  code: 'internal',
  reference: '7F3A-21C0',
};
/** The profile lacks a right. */
export const DENIED: Problem = {
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

/** All files together take as much as they may. */
export const NO_ROOM: Problem = {
  type: 'about:blank',
  title: 'There is no room for more files',
  detail:
    'Remove files that are not needed, or ask an admin for more room. The workspace’s files have filled theirs.',
  status: 422,
  code: 'no_room',
};

/** The companion is asked too often. */
export const TOO_OFTEN: Problem = {
  type: 'about:blank',
  title: 'Too many requests',
  status: 429,
  code: 'too_many_requests',
};

/** The companion runs and its database does not. */
export const UNAVAILABLE: Problem = {
  type: 'about:blank',
  title: 'The companion cannot reach its database',
  status: 503,
  code: 'unavailable',
};

/** The ticket was deleted, or its reader's rights were. */
export const NOT_FOUND: Problem = {
  type: 'about:blank',
  title: 'Not found, or not visible to you',
  status: 404,
  code: 'not_found',
};

const givenToPriya: TimelineEvent = {
  id: sampleId(400),
  at: '2026-11-24T09:29:00.000Z',
  actor: PRIYA,
  kind: 'owner-changed',
  from: DOCKS_TICKET.owner?.name ?? null,
  to: PRIYA.name,
  subject: null,
  reason: null,
  version: 9,
};

/** A colleague gave the ticket to herself a minute ago. */
export const STALE: Problem = {
  type: 'about:blank',
  title: 'Somebody changed it meanwhile',
  status: 409,
  code: 'stale_version',
  facts: { ticket: wholeTicket({ ...DOCKS_TICKET, owner: PRIYA, version: 9 }), changes: [givenToPriya] },
};
