/** Whether a filter means something: its fields exist, and operators and values fit them. */
import * as z from 'zod/mini';
import type { FieldError } from '#lib/contract/errors.ts';
import type { Field } from '#lib/contract/fields.ts';
import {
  FILTER_KIND_OF_FIELD,
  FILTER_OPERATORS,
  FILTER_VALUES_MAX,
  PERSON_WORDS,
  CLOCK_WORDS,
  TICKET_FILTER_FIELDS,
  TicketFilter,
  TimeSpan,
  type FilterCondition,
  type FilterKind,
  type FilterOperator,
} from '#lib/contract/ticket-filters.ts';
import { err, ok, type Result } from '#lib/base/result.ts';
import { TicketStatus } from '#lib/contract/pipelines.ts';
import { SentimentLabel } from '#lib/contract/sentiment-labels.ts';
import { TicketSource } from '#lib/contract/tickets-summary.ts';
import { Instant } from '#lib/contract/values.ts';

/** How a field compares; null for one that there is not (any more). */
export function filterKindOf(name: string, fields: readonly Field[]): FilterKind | null {
  if (!name.startsWith('fields.')) {
    return Object.hasOwn(TICKET_FILTER_FIELDS, name)
      ? TICKET_FILTER_FIELDS[name as keyof typeof TICKET_FILTER_FIELDS]
      : null;
  }
  const field = fields.find(({ key }) => `fields.${key}` === name);
  return field === undefined ? null : FILTER_KIND_OF_FIELD[field.kind];
}

/** The filter that a text of JSON stands for, checked; errors name the condition by its path, e.g. `filter.conditions.2.value`. */
export function parseFilter(text: string, fields: readonly Field[]): Result<TicketFilter, FieldError[]> {
  const value = parseJson(text);
  const parsed = TicketFilter.safeParse(value);
  if (!parsed.success) {
    return err(
      parsed.error.issues.map(({ path, message }) => ({
        field: ['filter', ...path].map(String).join('.'),
        message: value === undefined ? 'Give the filter as JSON.' : message,
      })),
    );
  }
  const errors = checkFilter(parsed.data, fields);
  return errors.length === 0 ? ok(parsed.data) : err(errors);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What is wrong with a filter's conditions, each with its path. */
export function checkFilter(filter: TicketFilter, fields: readonly Field[]): FieldError[] {
  return filter.conditions.flatMap((part, index) => {
    const path = `filter.conditions.${index}`;
    if (!('conditions' in part)) return checkCondition(part, path, fields);
    return part.conditions.flatMap((inner, place) =>
      checkCondition(inner, `${path}.conditions.${place}`, fields),
    );
  });
}

function checkCondition(condition: FilterCondition, path: string, fields: readonly Field[]): FieldError[] {
  const kind = filterKindOf(condition.field, fields);
  if (kind === null) {
    const message = 'Remove this condition; there is no such field any more.';
    return [{ field: `${path}.field`, message }];
  }
  if (!FILTER_OPERATORS[kind].includes(condition.operator)) {
    const message = `Use one of ${FILTER_OPERATORS[kind].join(', ')} with this field.`;
    return [{ field: `${path}.operator`, message }];
  }
  const message = checkValue(condition, kind);
  return message === null ? [] : [{ field: `${path}.value`, message }];
}

function checkValue({ field, operator, value }: FilterCondition, kind: FilterKind): string | null {
  if (operator === 'empty' || operator === 'not-empty')
    return value === undefined ? null : 'Leave the value out.';
  const parsed = shapeOf(kind, operator, field).safeParse(value);
  if (parsed.success) return null;
  return VALUE_ADVICE[operator] ?? KIND_ADVICE[kind];
}

const VALUE_ADVICE: Partial<Record<FilterOperator, string>> = {
  last: 'Give how long, such as 7 days.',
  next: 'Give how long, such as 7 days.',
  older: 'Give how long, such as 7 days.',
  between: 'Give both ends, the earlier or smaller first.',
};

const KIND_ADVICE: Record<FilterKind, string> = {
  text: 'Give some text.',
  fixed: 'Choose at least one.',
  clock: 'Choose at least one.',
  choice: 'Choose at least one.',
  many: 'Choose at least one.',
  person: 'Choose at least one person.',
  record: 'Choose at least one record.',
  'yes-no': 'Choose yes or no.',
  number: 'Give a number.',
  date: 'Give a day such as 2026-11-22.',
  instant: 'Give an instant such as 2026-11-22T09:58:00Z.',
};

const Text = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));
const several = <T extends z.ZodMiniType>(item: T) =>
  z.array(item).check(z.minLength(1), z.maxLength(FILTER_VALUES_MAX));
const Person = z.union([z.uuid(), z.enum(PERSON_WORDS)]);
const Day = z.iso.date();
/** Years that the database can hold as well. */
const Moment = Instant.check(z.regex(/^[12]\d{3}-/), z.regex(/(?:Z|[+-](?:0\d|1[0-4]):\d\d)$/));
const ORDERED = 'Give the earlier or smaller end first.';
const RANGES: Partial<Record<FilterKind, z.ZodMiniType>> = {
  number: z
    .strictObject({ from: z.number(), to: z.number() })
    .check(z.refine(({ from, to }) => from <= to, ORDERED)),
  date: z.strictObject({ from: Day, to: Day }).check(z.refine(({ from, to }) => from <= to, ORDERED)),
  // Ends the wrong way round let nothing through; comparing instants needs a clock's type, which this folder has not.
  instant: z.strictObject({ from: Moment, to: Moment }),
};

const SHAPES: Record<FilterKind, z.ZodMiniType> = {
  text: Text,
  fixed: several(z.uuid()),
  choice: several(z.string().check(z.maxLength(1000))),
  many: several(z.string().check(z.maxLength(1000))),
  person: several(Person),
  record: several(z.uuid()),
  'yes-no': z.boolean(),
  number: z.number(),
  date: Day,
  instant: Moment,
  clock: several(z.enum(CLOCK_WORDS)),
};

const FIXED_VALUES: Record<string, z.ZodMiniType> = {
  status: several(TicketStatus),
  source: several(TicketSource),
  sentiment: several(SentimentLabel),
};

function shapeOf(kind: FilterKind, operator: FilterOperator, field: string): z.ZodMiniType {
  if (operator === 'last' || operator === 'next' || operator === 'older') return TimeSpan;
  if (operator === 'between') return RANGES[kind] ?? z.never();
  return FIXED_VALUES[field] ?? SHAPES[kind];
}
