/**
 * Filters over tickets: conditions on fields, joined by all or any, groups within one level deep. Which operators a field takes
 * follows from its kind, as data, so that server and builder cannot disagree. Values are checked by `backend/core/ticket-filters`.
 */
import * as z from 'zod/mini';
import type { FieldKind } from './fields.ts';
import type { ClockKind } from './ticket-clocks.ts';

/** More conditions than this are no longer understood by anybody, and cost. */
export const CONDITIONS_MAX = 30;
/** Values of one condition. */
export const FILTER_VALUES_MAX = 50;

export const FilterOperator = z.enum([
  'is',
  'is-not',
  'contains',
  'contains-not',
  'starts-with',
  'has-all',
  'more',
  'less',
  'before',
  'after',
  'between',
  'last',
  'next',
  'older',
  'empty',
  'not-empty',
]);
export type FilterOperator = z.infer<typeof FilterOperator>;

export const FilterMatch = z.enum(['all', 'any']);
export type FilterMatch = z.infer<typeof FilterMatch>;

/** `status`, `owner` …, or `fields.<key>` for a custom field. */
const FilterField = z
  .string({ error: 'Give the field, such as status or fields.product_line.' })
  .check(z.regex(/^[\w.-]{1,120}$/, { error: 'Give the field, such as status or fields.product_line.' }));

export const FilterCondition = z.strictObject({
  field: FilterField,
  operator: FilterOperator,
  /** By kind and operator: texts, ids, a number, a day, an instant, `{from, to}`, `{amount, unit}`; absent for `empty`. */
  value: z.optional(z.unknown()),
});
export type FilterCondition = z.infer<typeof FilterCondition>;

export const FilterGroup = z.strictObject({
  match: FilterMatch,
  conditions: z.array(FilterCondition).check(z.minLength(1), z.maxLength(CONDITIONS_MAX)),
});
export type FilterGroup = z.infer<typeof FilterGroup>;

export const TicketFilter = z
  .strictObject({
    match: FilterMatch,
    conditions: z.array(z.union([FilterCondition, FilterGroup])).check(z.maxLength(CONDITIONS_MAX)),
  })
  .check(
    z.refine((filter) => countConditions(filter) <= CONDITIONS_MAX, {
      path: ['conditions'],
      error: `Keep ${CONDITIONS_MAX} conditions or fewer.`,
    }),
  );
export type TicketFilter = z.infer<typeof TicketFilter>;

/** How many conditions a filter has, those in groups included. */
export function countConditions(filter: TicketFilter): number {
  return filter.conditions.reduce(
    (count, part) => count + ('conditions' in part ? part.conditions.length : 1),
    0,
  );
}

/** What a condition compares: it decides the operators and the value. */
export type FilterKind =
  | 'text'
  | 'fixed'
  | 'choice'
  | 'person'
  | 'record'
  | 'yes-no'
  | 'many'
  | 'number'
  | 'date'
  | 'instant'
  | 'clock';

/** A ticket's own fields that can be filtered by. */
export const TICKET_FILTER_FIELDS = {
  status: 'fixed',
  stage: 'fixed',
  pipeline: 'fixed',
  owner: 'person',
  creator: 'person',
  number: 'text',
  subject: 'text',
  description: 'text',
  source: 'fixed',
  created: 'instant',
  updated: 'instant',
  closed: 'instant',
  'in-stage-since': 'instant',
  sentiment: 'choice',
  record: 'record',
  lead: 'record',
  contact: 'record',
  account: 'record',
  opportunity: 'record',
  sla: 'clock',
  'first-response': 'clock',
  closure: 'clock',
  'next-due': 'instant',
  'first-response-due': 'instant',
  'closure-due': 'instant',
} as const satisfies Record<string, FilterKind>;
export type TicketFilterField = keyof typeof TICKET_FILTER_FIELDS;

/** How a clock stands, as filters ask for it: overdue goes on although it is late, missed is late whether it goes on or not. */
export const CLOCK_WORDS = ['running', 'overdue', 'paused', 'met', 'missed'] as const;
export type ClockWord = (typeof CLOCK_WORDS)[number];

/** Fields that ask clocks, and of which kind; null for any. Deadlines are those of clocks that nothing has stopped. */
export const CLOCK_FIELDS = {
  sla: { kind: null, asks: 'state' },
  'first-response': { kind: 'first-response', asks: 'state' },
  closure: { kind: 'closure', asks: 'state' },
  'first-response-due': { kind: 'first-response', asks: 'due' },
  'closure-due': { kind: 'closure', asks: 'due' },
} as const satisfies Partial<Record<TicketFilterField, { kind: ClockKind | null; asks: 'state' | 'due' }>>;
export type ClockField = keyof typeof CLOCK_FIELDS;

/** What custom fields compare as. */
export const FILTER_KIND_OF_FIELD: Record<FieldKind, FilterKind> = {
  text: 'text',
  'long-text': 'text',
  number: 'number',
  date: 'date',
  'date-time': 'instant',
  'yes-no': 'yes-no',
  'one-of': 'choice',
  'many-of': 'many',
  url: 'text',
  email: 'text',
  phone: 'text',
};

const TIMES = ['last', 'older', 'next', 'before', 'after', 'between', 'empty', 'not-empty'] as const;

/** The operators of each kind; the first is what a new condition starts with. */
export const FILTER_OPERATORS: Record<FilterKind, readonly FilterOperator[]> = {
  text: ['contains', 'contains-not', 'is', 'is-not', 'starts-with', 'empty', 'not-empty'],
  fixed: ['is', 'is-not'],
  choice: ['is', 'is-not', 'empty', 'not-empty'],
  person: ['is', 'is-not'],
  record: ['is', 'is-not', 'empty', 'not-empty'],
  'yes-no': ['is', 'is-not', 'empty', 'not-empty'],
  many: ['is', 'has-all', 'is-not', 'empty', 'not-empty'],
  number: ['is', 'is-not', 'more', 'less', 'between', 'empty', 'not-empty'],
  date: ['is', 'is-not', ...TIMES],
  instant: TIMES,
  clock: ['is', 'is-not'],
};

/** Words for persons that stand for whoever they are when the list is read. */
export const PERSON_WORDS = ['me', 'nobody', 'my-teams'] as const;

export const TimeSpan = z.strictObject({
  amount: z.int({ error: 'Give a whole number.' }).check(z.minimum(1), z.maximum(10_000)),
  unit: z.enum(['hour', 'day', 'week']),
});
export type TimeSpan = z.infer<typeof TimeSpan>;
