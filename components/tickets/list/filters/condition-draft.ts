/** Conditions while they are edited: half-typed values are text, and become what the filter holds when it is applied. */
import type { Field } from '#lib/contract/fields.ts';
import {
  FILTER_OPERATORS,
  TICKET_FILTER_FIELDS,
  type FilterCondition,
  type FilterGroup,
  type FilterKind,
  type FilterMatch,
  type FilterOperator,
  type TicketFilter,
  type TimeSpan,
} from '#lib/contract/ticket-filters.ts';
import { t } from '#lib/i18n/i18n.ts';
import { kindOf } from './use-condition-words.ts';

export type ConditionDraft = {
  key: string;
  field: string;
  operator: FilterOperator;
  /** Choices, people, records, options. */
  several: string[];
  /** Typed text, a number, a day; the first of two ends, or how many. */
  text: string;
  /** The second end, or the unit. */
  other: string;
};

export type GroupDraft = { key: string; match: FilterMatch; conditions: ConditionDraft[] };
export type FilterDraft = { match: FilterMatch; parts: (ConditionDraft | GroupDraft)[] };

let made = 0;
const newKey = () => `c${(made += 1)}`;

/** What a condition on the field starts with. */
export function newCondition(field: string, fields: readonly Field[]): ConditionDraft {
  const kind = kindOf(field, fields) ?? 'text';
  const operator = FILTER_OPERATORS[kind][0] ?? 'is';
  return { key: newKey(), field, operator, several: [], text: '', other: startOther(operator) };
}

function startOther(operator: FilterOperator): string {
  return isSpan(operator) ? 'day' : '';
}

/** A group with one condition. */
export function newGroup(fields: readonly Field[]): GroupDraft {
  return { key: newKey(), match: 'any', conditions: [newCondition('status', fields)] };
}

/** True for "in the last 7 days" and its kin. */
export function isSpan(operator: FilterOperator): boolean {
  return operator === 'last' || operator === 'next' || operator === 'older';
}

/** The condition with another comparison; what was chosen stays where it still fits. */
export function withOperator(draft: ConditionDraft, operator: FilterOperator): ConditionDraft {
  const isAlike =
    isSpan(operator) === isSpan(draft.operator) && operator !== 'between' && draft.operator !== 'between';
  return isAlike ? { ...draft, operator } : { ...draft, operator, text: '', other: startOther(operator) };
}

/** A filter as it is edited. */
export function toDraft(filter: TicketFilter, fields: readonly Field[]): FilterDraft {
  const parts = filter.conditions.map((part) =>
    'conditions' in part
      ? {
          key: newKey(),
          match: part.match,
          conditions: part.conditions.map((inner) => draftOf(inner, fields)),
        }
      : draftOf(part, fields),
  );
  return { match: filter.match, parts };
}

function draftOf({ field, operator, value }: FilterCondition, fields: readonly Field[]): ConditionDraft {
  const empty = { key: newKey(), field, operator, several: [], text: '', other: '' };
  const show = (given: unknown) => shown(given, kindOf(field, fields));
  if (Array.isArray(value)) return { ...empty, several: value.map(String) };
  if (typeof value !== 'object' || value === null) return { ...empty, text: show(value) };
  if (isSpan(operator)) {
    const { amount, unit } = value as TimeSpan;
    return { ...empty, text: String(amount), other: unit };
  }
  const { from, to } = value as { from: unknown; to: unknown };
  // The last day counts whole, so the range ends where the next one begins.
  const last = kindOf(field, fields) === 'instant' ? new Date(Date.parse(String(to)) - 1).toISOString() : to;
  return { ...empty, text: show(from), other: show(last) };
}

/** As the control shows it: days in the reader's own calendar. */
function shown(value: unknown, kind: FilterKind | null): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || kind !== 'instant') return typeof value === 'string' ? value : '';
  const at = new Date(value);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** What has to be changed, by the condition's key. */
export type DraftErrors = Record<string, string>;

/** The filter that a draft stands for, or what is missing in it. */
export function toFilter(
  draft: FilterDraft,
  fields: readonly Field[],
): { filter: TicketFilter; errors: DraftErrors } {
  const errors: DraftErrors = {};
  const read = (condition: ConditionDraft): FilterCondition => {
    const { value, error } = readCondition(condition, fields);
    if (error !== undefined) errors[condition.key] = error;
    const { field, operator } = condition;
    return value === undefined ? { field, operator } : { field, operator, value };
  };
  const conditions = draft.parts.flatMap((part): (FilterCondition | FilterGroup)[] => {
    if (!('conditions' in part)) return [read(part)];
    return part.conditions.length === 0 ? [] : [{ match: part.match, conditions: part.conditions.map(read) }];
  });
  return { filter: { match: draft.match, conditions }, errors };
}

type Read = { value?: unknown; error?: string };

function readCondition(draft: ConditionDraft, fields: readonly Field[]): Read {
  const kind = kindOf(draft.field, fields);
  if (kind === null) return { error: t('appLists.filter.fieldGone') };
  if (draft.operator === 'empty' || draft.operator === 'not-empty') return {};
  if (isSpan(draft.operator)) return readSpan(draft);
  if (SEVERAL.has(kind))
    return draft.several.length > 0 ? { value: draft.several } : { error: t('appLists.filter.needsChoice') };
  if (draft.operator === 'between') return readRange(draft, kind);
  return readOne(draft.text, kind);
}

const SEVERAL: ReadonlySet<FilterKind> = new Set(['fixed', 'choice', 'many', 'person', 'record', 'clock']);

function readSpan({ text, other }: ConditionDraft): Read {
  const amount = Number(text);
  if (text.trim() === '' || !Number.isInteger(amount) || amount < 1 || amount > 10_000)
    return { error: t('appLists.filter.needsSpan') };
  return { value: { amount, unit: other === '' ? 'day' : other } };
}

function readOne(text: string, kind: FilterKind): Read {
  if (kind === 'yes-no')
    return text === '' ? { error: t('appLists.filter.needsChoice') } : { value: text === 'yes' };
  if (kind === 'number') {
    const number = Number(text.trim().replace(',', '.'));
    return text.trim() === '' || Number.isNaN(number)
      ? { error: t('appLists.filter.needsNumber') }
      : { value: number };
  }
  if (kind === 'date') return text === '' ? { error: t('appLists.filter.needsDate') } : { value: text };
  if (kind === 'instant')
    return text === '' ? { error: t('appLists.filter.needsDate') } : { value: startOfDay(text) };
  return text.trim() === '' ? { error: t('appLists.filter.needsText') } : { value: text.trim() };
}

function readRange({ text, other }: ConditionDraft, kind: FilterKind): Read {
  const [from, to] = [readOne(text, kind).value, readOne(other, kind).value] as [string, string];
  if (from === undefined || to === undefined || from > to) return { error: t('appLists.filter.needsRange') };
  // People mean the whole of the last day.
  return { value: { from, to: kind === 'instant' ? startOfDay(other, 1) : to } };
}

/** The reader's own midnight at the start of a day, or of one after it. */
function startOfDay(day: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

/** Every field that can be filtered by, in order. */
export function filterableFields(fields: readonly Field[]): string[] {
  return [...Object.keys(TICKET_FILTER_FIELDS), ...fields.map(({ key }) => `fields.${key}`)];
}
