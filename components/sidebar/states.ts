/**
 * Every state that the sidebar has a design for, as data: what the mail program shows, what the companion answers and what
 * this computer has kept. The harness plays them and their pictures are compared; a new state gets its line here first. What
 * stands around the sidebar on the mail page is in `surface-states.ts`.
 */
import { OUTLOOK_STATES } from './outlook-states.ts';
import { MARTA, MARTA_AT_HOME, MARTA_BEFORE } from './samples/sample-records.ts';
import {
  emptyContext,
  FILES_THREAD,
  firmwareContext,
  PIET_THREAD,
  unmatchedContext,
} from './samples/sample-threads.ts';
import { CLOSED_TICKET, DOCKS_TICKET } from './samples/sample-tickets.ts';
import {
  DENIED,
  FAILED,
  HAS_TICKET,
  ME,
  NO_ROOM,
  NOT_FOUND,
  STALE,
  TOO_OFTEN,
  UNAVAILABLE,
  world,
} from './samples/sample-world.ts';
import type { SidebarState, Step } from './sidebar-state.ts';

/** The ticket is made, and so much later it is there to stay. */
const UNDO_OVER: Step[] = [{ until: 'TKT-E1043' }, { laterS: 12 }];

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
  {
    name: 'refreshing',
    world: world({ isCached: true, trouble: 'slow' }),
    steps: [{ until: 'Refreshing.' }],
  },
  { name: 'matched-others-open', world: world(), steps: ['Other open tickets'] },
  { name: 'nothing-here', world: world({ context: emptyContext() }) },
  { name: 'several-matches', world: world({ context: severalPeople }) },
  {
    name: 'related-and-hidden',
    world: world({ context: emptyContext({ possiblyRelated: [CLOSED_TICKET], hasHiddenTickets: true }) }),
    steps: ['Possibly related'],
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
    steps: ['Add as contact'],
  },
  {
    name: 'add-address',
    world: world({ thread: PIET_THREAD, context: unmatchedContext() }),
    steps: ['Add this address to an existing person'],
  },
  { name: 'people', world: world(), steps: ['+1 other'] },
  { name: 'link', world: world(), steps: ['Link an existing ticket'] },
  {
    name: 'link-nothing',
    world: world(),
    steps: [
      'Link an existing ticket',
      { into: 'Search open tickets', type: 'forklift' },
      { until: 'No open ticket matches' },
    ],
  },
  {
    name: 'link-failed',
    world: world({ answers: { listTickets: FAILED } }),
    steps: ['Link an existing ticket', { until: 'Try again' }],
  },
  { name: 'new-ticket', world: world({ context: emptyContext() }), steps: ['New ticket'] },
  { name: 'new-ticket-stage', world: world({ context: emptyContext() }), steps: ['New ticket', 'Stage'] },
  {
    name: 'new-ticket-refused',
    world: world({ context: withoutArea }),
    steps: ['New ticket', 'Save ticket'],
  },
  { name: 'new-ticket-several', world: world({ context: severalPeople }), steps: ['New ticket'] },
  {
    name: 'has-ticket',
    world: world({ context: emptyContext(), createProblem: HAS_TICKET }),
    steps: ['New ticket', 'Save ticket'],
  },
  {
    name: 'undone',
    world: world({ context: emptyContext() }),
    steps: ['New ticket', 'Save ticket', 'Undo', { until: 'withdrawn' }],
  },
  {
    name: 'saving',
    world: world({ context: emptyContext(), answers: { createTicket: 'never' } }),
    steps: ['New ticket', 'Save ticket'],
  },
  { name: 'saved', world: world({ context: emptyContext() }), steps: ['New ticket', 'Save ticket'] },
  {
    name: 'new-ticket-files',
    world: world({ thread: FILES_THREAD, context: emptyContext() }),
    steps: ['New ticket', 'pairing.log'],
  },
  {
    name: 'files-not-listed',
    world: world({ thread: FILES_THREAD, context: emptyContext(), files: 'not-listed' }),
    steps: ['New ticket', 'Try again', { until: 'could not be listed' }],
  },
  {
    name: 'files-kept',
    world: world({ thread: FILES_THREAD, context: emptyContext() }),
    steps: ['New ticket', 'Choose all', 'Save ticket', ...UNDO_OVER, { until: 'Kept with the ticket' }],
  },
  {
    name: 'files-failed',
    world: world({ thread: FILES_THREAD, context: emptyContext(), answers: { addAttachment: NO_ROOM } }),
    steps: ['New ticket', 'pairing.log', 'Save ticket', ...UNDO_OVER, { until: 'Not kept.' }],
  },
  { name: 'ticket', world: world(), steps: [DOCKS_TICKET.subject] },
  {
    name: 'ticket-loading',
    world: world({ answers: { readTicket: 'never' } }),
    steps: [DOCKS_TICKET.subject],
  },
  {
    name: 'ticket-failed',
    world: world({ answers: { readTicket: FAILED } }),
    steps: [DOCKS_TICKET.subject, { until: 'The ticket did not load' }],
  },
  {
    name: 'ticket-gone',
    world: world({ answers: { readTicket: NOT_FOUND } }),
    steps: [DOCKS_TICKET.subject],
  },
  {
    name: 'ticket-conflict',
    world: world({ answers: { updateTicket: STALE } }),
    steps: [DOCKS_TICKET.subject, 'Owner', 'Ana Ribeiro (you)', { until: 'You chose' }],
  },
  {
    name: 'ticket-edit-refused',
    world: world({ answers: { updateTicket: DENIED } }),
    steps: [DOCKS_TICKET.subject, 'Owner', 'Ana Ribeiro (you)', { until: 'Not saved' }],
  },
  {
    name: 'ticket-edit-waiting',
    world: world({ answers: { updateTicket: 'unreachable' } }),
    steps: [DOCKS_TICKET.subject, 'Owner', 'Ana Ribeiro (you)', { until: 'Waiting to send' }],
  },
  { name: 'ticket-stage', world: world(), steps: [DOCKS_TICKET.subject, 'Stage'] },
  {
    name: 'ticket-closed',
    world: world({ context: firmwareContext({ tickets: [CLOSED_TICKET] }) }),
    steps: [CLOSED_TICKET.subject],
  },
  { name: 'loading', world: world({ trouble: 'slow' }) },
  { name: 'offline', world: world({ trouble: 'offline', isCached: true }) },
  {
    name: 'offline-queue',
    world: world({ trouble: 'offline', isCached: true, context: emptyContext() }),
    steps: ['New ticket', 'Save ticket', { until: 'Waiting to send' }],
  },
  { name: 'unreachable', world: world({ trouble: 'offline' }) },
  { name: 'failed', world: world({ trouble: FAILED }) },
  { name: 'failed-cached', world: world({ trouble: FAILED, isCached: true }) },
  { name: 'too-often', world: world({ trouble: TOO_OFTEN }) },
  { name: 'database-gone', world: world({ trouble: UNAVAILABLE }) },
  { name: 'companion-older', world: world({ age: 'older' }) },
  { name: 'companion-newer', world: world({ age: 'newer', context: emptyContext() }) },
  {
    name: 'companion-older-unreadable',
    world: world({ age: 'older', answers: { readThreadContext: 'unreadable' } }),
    steps: [{ until: 'The companion needs an update' }],
  },
  {
    name: 'companion-newer-unreadable',
    world: world({ age: 'newer', answers: { readThreadContext: 'unreadable' } }),
    steps: [{ until: 'This extension needs an update' }],
  },
  {
    name: 'no-rights',
    world: world({ trouble: DENIED, me: { ...ME, profile: 'Sales', permissions: ['messages.read'] } }),
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
  ...OUTLOOK_STATES,
  {
    name: 'storage-refused',
    world: world({ isStorageRefused: true }),
    steps: [{ until: 'Keep this tab open' }],
  },
  { name: 'lost-page', world: world({ isLost: true }) },
  {
    name: 'unsent',
    world: world({ context: emptyContext() }),
    steps: ['New ticket', { into: 'Subject', type: 'Not sent yet' }, 'Back', 'Sign out'],
  },
  { name: 'status', world: world(), steps: ['Status', 'Out of office', { until: 'will stay' }] },
  { name: 'no-address', world: world({ connection: 'no-address' }) },
  {
    name: 'address-not-https',
    world: world({ connection: 'no-address' }),
    steps: [{ into: 'Address', type: 'http://desk.osterby.example' }, 'Connect'],
  },
  {
    name: 'address-silent',
    world: world({ connection: 'no-address', trouble: 'offline' }),
    steps: [{ into: 'Address', type: '127.0.0.1:4310' }, 'Connect', { until: 'Nothing answers' }],
  },
  { name: 'device-code', world: world({ connection: 'device-code' }) },
  { name: 'device-code-ended-session', world: world({ connection: 'ended' }) },
  {
    name: 'device-code-denied',
    world: world({ connection: 'denied' }),
    steps: [{ until: 'The code was denied' }],
  },
  {
    name: 'device-code-expired',
    world: world({ connection: 'expired' }),
    steps: [{ until: 'The code has ended' }],
  },
  {
    name: 'device-code-silent',
    world: world({ connection: 'denied', answers: { pollDevice: 'unreachable' } }),
    steps: [{ until: 'The companion does not answer at the moment' }],
  },
  {
    name: 'connect-silent',
    world: world({ connection: 'device-code', trouble: 'offline' }),
    steps: [{ until: 'Nothing answers' }],
  },
];
