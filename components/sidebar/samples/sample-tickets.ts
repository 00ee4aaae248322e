/** Invented pipelines, fields and tickets for stories and tests of the sidebar. */
import type { Field } from '#lib/contract/fields.ts';
import type { Pipeline, Stage } from '#lib/contract/pipelines.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import type { TimelineEvent } from '#lib/contract/timeline.ts';
import { assertExists } from '#lib/base/assert.ts';
import { ANA, HALL_5, JONAS, MARTA, OSTERBY, PRIYA, sampleId } from './sample-records.ts';

export const COMPANION = 'http://127.0.0.1:4310';

/** The samples' now: a Tuesday, 10:30 in Stockholm. */
export const SAMPLE_NOW = Date.parse('2026-11-24T09:30:00Z');

type GivenStage = [number: number, name: string, hue: Stage['hue'], setsStatus?: Stage['setsStatus']];

function stage(...[number, name, hue, setsStatus = null]: GivenStage): Stage {
  return { id: sampleId(number), name, hue, setsStatus };
}

export const SUPPORT: Pipeline = {
  id: sampleId(100),
  name: 'Support',
  isDefault: true,
  stages: [
    stage(101, 'New', 'slate'),
    stage(102, 'Triage', 'sky'),
    stage(103, 'Investigating', 'iris'),
    stage(104, 'Waiting on parts', 'clay', 'on-hold'),
    stage(105, 'Fix sent', 'teal', 'pending'),
    stage(106, 'Resolved', 'moss', 'closed'),
  ],
};

export const RETURNS: Pipeline = {
  id: sampleId(110),
  name: 'Returns',
  isDefault: false,
  stages: [
    stage(111, 'Asked', 'violet'),
    stage(112, 'Arrived', 'rose'),
    stage(113, 'Settled', 'moss', 'closed'),
  ],
};

export const FIELDS: Field[] = [
  {
    id: sampleId(120),
    key: 'product_line',
    label: 'Product line',
    hint: 'It decides who is told first.',
    kind: 'one-of',
    isMandatory: true,
    options: ['Pairing', 'Print heads', 'Scanners'],
    defaultValue: null,
    pipelineIds: null,
  },
  {
    id: sampleId(121),
    key: 'firmware',
    label: 'Firmware version',
    hint: null,
    kind: 'text',
    isMandatory: false,
    options: [],
    defaultValue: null,
    pipelineIds: null,
  },
];

type GivenTicket = {
  number: string;
  subject: string;
  stageNumber: number;
  status: TicketSummary['status'];
  owner: TicketSummary['owner'];
  createdAt?: string;
  clocks?: TicketSummary['clocks'];
};

/** A ticket as rows show it. */
export function sampleTicket(id: number, given: GivenTicket): TicketSummary {
  const createdAt = given.createdAt ?? '2026-11-20T14:10:00Z';
  return {
    id: sampleId(id),
    number: given.number,
    url: `${COMPANION}/tickets/${given.number}`,
    subject: given.subject,
    source: 'email',
    status: given.status,
    pipeline: { id: SUPPORT.id, name: SUPPORT.name },
    stage: assertExists(SUPPORT.stages[given.stageNumber], 'stage'),
    owner: given.owner,
    customer: MARTA,
    createdAt,
    updatedAt: createdAt,
    version: 4,
    clocks: given.clocks ?? [],
  };
}

export const FIRMWARE_TICKET = sampleTicket(201, {
  number: 'TKT-E1042',
  subject: 'Hand scanners lose their pairing after the update',
  stageNumber: 1,
  status: 'open',
  owner: ANA,
  createdAt: '2026-11-24T09:00:00Z',
});

export const DOCKS_TICKET = sampleTicket(202, {
  number: 'TKT-E1037',
  subject: 'White line down every wristband',
  stageNumber: 3,
  status: 'on-hold',
  owner: JONAS,
});

export const OTHER_TICKETS = [
  sampleTicket(203, {
    number: 'TKT-M1019',
    subject: 'Invoice for spare batteries',
    stageNumber: 4,
    status: 'pending',
    owner: PRIYA,
  }),
  sampleTicket(204, {
    number: 'TKT-E1003',
    subject: 'Labels print too light on line 3',
    stageNumber: 2,
    status: 'open',
    owner: null,
  }),
];

export const CLOSED_TICKET: TicketSummary = {
  ...sampleTicket(205, {
    number: 'TKT-E0988',
    subject: 'Handheld asks for a licence every morning',
    stageNumber: 5,
    status: 'closed',
    owner: ANA,
  }),
  updatedAt: '2026-11-23T13:20:00Z',
};

function event(
  id: number,
  given: Partial<TimelineEvent> & Pick<TimelineEvent, 'kind' | 'at' | 'actor'>,
): TimelineEvent {
  return { id: sampleId(id), subject: null, from: null, to: null, reason: null, version: id - 300, ...given };
}

/** A ticket whole, with everything a screen can show. */
export function wholeTicket(summary: TicketSummary, given: Partial<Ticket> = {}): Ticket {
  return {
    ...summary,
    description:
      'Two of our printers draw a white line down every label since the cold hall opened.\n\nWe cleaned both heads.',
    fieldValues: { product_line: 'Print heads', firmware: '4.1' },
    fields: FIELDS,
    createdBy: ANA,
    closedAt: summary.status === 'closed' ? '2026-11-23T13:20:00Z' : null,
    associations: [MARTA, OSTERBY, HALL_5],
    follows: null,
    followUps: [],
    comments: [
      {
        id: sampleId(251),
        author: ANA,
        text: 'The new head made no difference, so it is the board. Is one left in the stock room?',
        mentions: [],
        createdAt: '2026-11-23T09:22:00Z',
      },
      {
        id: sampleId(252),
        author: JONAS,
        text: 'Reserved. They ship on Wednesday, so on hold until then.',
        mentions: [],
        createdAt: '2026-11-23T13:29:00Z',
      },
    ],
    mergedInto: null,
    mergedFrom: [],
    isSpam: false,
    attachments: [],
    checklists: [],
    followers: [],
    timeline: [
      event(301, { kind: 'created', at: '2026-11-20T14:10:00Z', actor: ANA }),
      event(302, {
        kind: 'owner-changed',
        at: '2026-11-20T14:12:00Z',
        actor: ANA,
        from: ANA.name,
        to: JONAS.name,
      }),
      event(303, {
        kind: 'stage-changed',
        at: '2026-11-23T13:30:00Z',
        actor: JONAS,
        from: 'Investigating',
        to: 'Waiting on parts',
      }),
      event(304, {
        kind: 'status-changed',
        at: '2026-11-23T13:30:00Z',
        actor: null,
        from: 'Open',
        to: 'On hold',
        reason: 'stage Waiting on parts sets On hold',
      }),
    ],
    conversation: null,
    pipelines: [SUPPORT, RETURNS],
    owners: [ANA, JONAS, PRIYA],
    abilities: { canUpdate: true, canClose: true, canReassign: true, canComment: true, canDelete: false },
    ...given,
  };
}
