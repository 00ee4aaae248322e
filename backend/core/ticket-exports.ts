/** A ticket as a line of a file: what the list shows in words, with instants in full where the list shows an age. */
import type { Field } from '#lib/contract/fields.ts';
import { TICKET_COLUMNS, type TicketColumn } from '#lib/contract/ticket-columns.ts';
import type { ClockKind, ClockGlance } from '#lib/contract/ticket-clocks.ts';
import type { TicketListItem } from '#lib/contract/tickets-summary.ts';
import type { RecordKind } from '#lib/contract/records.ts';

/** A column of the file. */
export type ExportColumn = { heading: string; cellOf: (ticket: TicketListItem) => string };

const STATUS_WORDS = { open: 'Open', pending: 'Pending', 'on-hold': 'On hold', closed: 'Closed' } as const;

const SOURCE_WORDS = {
  manual: 'Manual',
  email: 'E-mail',
  record: 'Record',
  conversation: 'Conversation',
  api: 'API',
} as const;

/** How the customer felt, in words that files and the timeline keep. */
export const SENTIMENT_WORDS = {
  negative: 'Negative',
  neutral: 'Neutral',
  positive: 'Positive',
  unsure: 'Unsure',
  'not-supported': 'Language not supported',
  'no-messages': 'No customer messages',
} as const;

/** The list shows for how long; a file, which is read later, says since when. */
const OWN: Record<TicketColumn, ExportColumn> = {
  number: { heading: 'Number', cellOf: ({ number }) => number },
  subject: { heading: 'Subject', cellOf: ({ subject }) => subject },
  customer: {
    heading: 'Customer',
    cellOf: ({ customer }) => [customer?.name, customer?.company].filter(Boolean).join(' · '),
  },
  stage: { heading: 'Stage', cellOf: ({ stage }) => stage.name },
  status: { heading: 'Status', cellOf: ({ status }) => STATUS_WORDS[status] },
  owner: { heading: 'Owner', cellOf: ({ owner }) => owner?.name ?? '' },
  'time-in-stage': { heading: 'In stage since', cellOf: ({ stageEnteredAt }) => stageEnteredAt },
  created: { heading: 'Created', cellOf: ({ createdAt }) => createdAt },
  updated: { heading: 'Updated', cellOf: ({ updatedAt }) => updatedAt },
  closed: { heading: 'Closed', cellOf: ({ closedAt }) => closedAt ?? '' },
  pipeline: { heading: 'Pipeline', cellOf: ({ pipeline }) => pipeline.name },
  source: { heading: 'Source', cellOf: ({ source }) => SOURCE_WORDS[source] },
  creator: { heading: 'Created by', cellOf: ({ creator }) => creator?.name ?? '' },
  lead: { heading: 'Lead', cellOf: nameOf('lead') },
  contact: { heading: 'Contact', cellOf: nameOf('contact') },
  account: { heading: 'Account', cellOf: nameOf('account') },
  opportunity: { heading: 'Opportunity', cellOf: nameOf('opportunity') },
  'next-due': { heading: 'SLA', cellOf: ({ clocks }) => clocks.map(clockWords).join('; ') },
  'first-response-due': { heading: 'First response due', cellOf: dueOf('first-response') },
  'closure-due': { heading: 'Closure due', cellOf: dueOf('closure') },
  sentiment: {
    heading: 'Sentiment',
    cellOf: ({ sentiment }) => (sentiment === null ? '' : SENTIMENT_WORDS[sentiment]),
  },
};

const CLOCK_WORDS = { 'first-response': 'First response', closure: 'Closure' } as const;

function clockWords({ kind, state, stoppedAt }: ClockGlance): string {
  return `${CLOCK_WORDS[kind]} ${state === 'missed' && stoppedAt === null ? 'overdue' : state}`;
}

function dueOf(kind: ClockKind): ExportColumn['cellOf'] {
  return ({ clocks }) => clocks.find((clock) => clock.kind === kind)?.dueAt ?? '';
}

function nameOf(kind: RecordKind): ExportColumn['cellOf'] {
  return ({ records }) => records.find((record) => record.kind === kind)?.name ?? '';
}

/** The columns of these names, in their order; one that is not known, or a field archived since, is left out. */
export function exportColumns(names: readonly string[], fields: readonly Field[]): ExportColumn[] {
  return [...new Set(names)].flatMap((name): ExportColumn[] => {
    if (TICKET_COLUMNS.includes(name as TicketColumn)) return [OWN[name as TicketColumn]];
    const field = fields.find(({ key }) => `fields.${key}` === name);
    return field === undefined
      ? []
      : [{ heading: field.label, cellOf: ({ fieldValues }) => toCell(fieldValues[field.key]) }];
  });
}

function toCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join('; ');
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
