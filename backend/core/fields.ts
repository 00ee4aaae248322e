/** Custom field values: which fields apply, what a value must look like, what is missing. */
import type { FieldError } from '#lib/contract/errors.ts';
import type { Field, FieldKind, FieldValues } from '#lib/contract/fields.ts';
import type { PipelineId } from '#lib/contract/ids.ts';

/** Longest values of the two text kinds, in UTF-16 units; generous, and small enough for a list row. */
const TEXT_MAX = 1_000;
const LONG_TEXT_MAX = 20_000;

/** Fields that apply to tickets of the pipeline, in order. */
export function fieldsOf(fields: readonly Field[], pipelineId: PipelineId): Field[] {
  return fields.filter((field) => field.pipelineIds === null || field.pipelineIds.includes(pipelineId));
}

/** True for no value at all: absent, null, blank text, or an empty list. `false` and `0` are values. */
export function isEmptyValue(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

/** Values of a new ticket: those given, else each field's default. */
export function withDefaults(fields: readonly Field[], values: FieldValues): FieldValues {
  const defaults = fields.filter((field) => !(field.key in values) && !isEmptyValue(field.defaultValue));
  return { ...Object.fromEntries(defaults.map((field) => [field.key, field.defaultValue])), ...values };
}

/**
 * What is wrong with given values: unknown keys and wrong shapes, each with its path `fields.<key>`. Choices that the ticket
 * has already (`before`) may stay although they were archived since.
 */
export function checkFieldValues(
  fields: readonly Field[],
  values: FieldValues,
  before: FieldValues = {},
): FieldError[] {
  const known = new Map(fields.map((field) => [field.key, field]));
  return Object.entries(values).flatMap(([key, value]) => {
    const field = known.get(key);
    if (field === undefined)
      return [{ field: `fields.${key}`, message: 'There is no such field in this pipeline.' }];
    if (isEmptyValue(value)) return [];
    const message = CHECKS[field.kind](value, withKept(field, before[key]));
    return message === null ? [] : [{ field: `fields.${key}`, message: `${field.label}: ${message}` }];
  });
}

/** The field with the choices that the ticket has already among its own. */
function withKept(field: Field, before: unknown): Field {
  if (field.options.length === 0 || isEmptyValue(before)) return field;
  const kept = (Array.isArray(before) ? before : [before]).filter((item) => typeof item === 'string');
  return { ...field, options: [...new Set([...field.options, ...kept])] };
}

/** Mandatory fields that are empty, in order. */
export function missingFields(fields: readonly Field[], values: FieldValues): FieldError[] {
  return fields
    .filter((field) => field.isMandatory && isEmptyValue(values[field.key]))
    .map((field) => ({ field: `fields.${field.key}`, message: `Fill in ${field.label}. It is mandatory.` }));
}

/** Answers what to do about a value of the wrong shape, or null. */
type Check = (value: unknown, field: Field) => string | null;

const CHECKS: Record<FieldKind, Check> = {
  text: (value) => textUpTo(value, TEXT_MAX),
  'long-text': (value) => textUpTo(value, LONG_TEXT_MAX),
  number: (value) => (typeof value === 'number' && Number.isFinite(value) ? null : 'give a number.'),
  date: (value) => (isDate(value) ? null : 'give a date such as 2026-11-22.'),
  'date-time': (value) => (isInstant(value) ? null : 'give an instant such as 2026-11-22T09:58:00Z.'),
  'yes-no': (value) => (typeof value === 'boolean' ? null : 'give true or false.'),
  'one-of': (value, field) => (isOption(value, field) ? null : `choose one of ${field.options.join(', ')}.`),
  'many-of': (value, field) =>
    Array.isArray(value) &&
    value.every((item) => isOption(item, field)) &&
    new Set(value).size === value.length
      ? null
      : `choose from ${field.options.join(', ')}.`,
  url: (value) =>
    matching(value, /^https?:\/\/[^\s]{1,2000}$/i, 'give an address that starts with https://.'),
  email: (value) =>
    matching(value, /^[^\s@]{1,64}@[^\s@]{1,190}$/, 'give an e-mail address such as marta@example.com.'),
  phone: (value) => matching(value, /^\+?[\d\s()./-]{3,30}$/, 'give a phone number, digits first of all.'),
};

/** A day of the calendar: 30 February is none. */
function isDate(value: unknown): boolean {
  const parts = typeof value === 'string' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) : null;
  if (parts === null) return false;
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  return day >= 1 && day <= daysOf(year, month);
}

/** 0 for a month that there is not. */
function daysOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

const TIME = /^(.{10})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && isDate(TIME.exec(value)?.[1]);
}

function textUpTo(value: unknown, lengthMax: number): string | null {
  if (typeof value !== 'string') return 'give text.';
  return value.length <= lengthMax ? null : `shorten it to ${lengthMax} characters or less.`;
}

function matching(value: unknown, pattern: RegExp, advice: string): string | null {
  return typeof value === 'string' && pattern.test(value) ? null : advice;
}

function isOption(value: unknown, field: Field): boolean {
  return typeof value === 'string' && field.options.includes(value);
}
