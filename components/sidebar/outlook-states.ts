/** States that only Outlook's page and the add-in come to. */
import { emptyContext, firmwareContext, PIET_THREAD, unmatchedContext } from './samples/sample-threads.ts';
import { DOCKS_TICKET } from './samples/sample-tickets.ts';
import { world, type World } from './samples/sample-world.ts';
import type { SidebarState } from './sidebar-state.ts';

/** A mail of which Outlook's page shows only a name. */
const UNNAMED_THREAD = {
  ...PIET_THREAD,
  messages: PIET_THREAD.messages.map((message) => ({
    ...message,
    sender: { address: '', name: 'Piet Warsame' },
  })),
};

/** Outlook's page, which has no Message-ID. */
const inOutlook = (given: Partial<World> = {}): World =>
  world({ provider: 'outlook-web', identity: 'absent', ...given });

export const OUTLOOK_STATES: SidebarState[] = [
  { name: 'outlook-linked', world: inOutlook() },
  { name: 'outlook-not-linked', world: inOutlook({ context: emptyContext() }) },
  {
    name: 'outlook-suggested',
    world: inOutlook({ context: firmwareContext({ link: 'suggested', tickets: [DOCKS_TICKET] }) }),
  },
  {
    name: 'outlook-unknown-writer',
    world: inOutlook({ thread: UNNAMED_THREAD, context: unmatchedContext() }),
  },
  {
    name: 'outlook-sender-refused',
    world: inOutlook({ thread: UNNAMED_THREAD, context: unmatchedContext() }),
    steps: [
      { into: 'Sender’s e-mail address', type: 'Piet Warsame' },
      'Use address',
      { until: 'such as marta@example.com' },
    ],
  },
  {
    name: 'outlook-sender-typed',
    world: inOutlook({ thread: UNNAMED_THREAD, context: unmatchedContext() }),
    steps: [
      { into: 'Sender’s e-mail address', type: 'Piet Warsame <piet.warsame@tarnmoor.example>' },
      'Use address',
      { until: 'was typed here' },
    ],
  },
  { name: 'outlook-new-ticket', world: inOutlook({ context: emptyContext() }), steps: ['New ticket'] },
  { name: 'add-in-no-answer', world: world({ noOutlook: 'no-answer' }) },
  { name: 'add-in-not-loaded', world: world({ noOutlook: 'not-loaded' }) },
  { name: 'add-in-not-outlook', world: world({ noOutlook: 'not-outlook' }) },
];
