import type { Field } from '#lib/contract/fields.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';

type Kinded = Pick<Field, 'kind'>;

/** True for a value that counts as empty: absent, null, blank text or nothing chosen. */
export function isEmptyValue(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

/** A field's value as people read it; null when it is empty. */
export function fieldValueWords(field: Kinded, value: unknown, now: number): string | null {
  if (isEmptyValue(value)) return null;
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'boolean') return value ? t('tickets.yes') : t('tickets.no');
  if (field.kind === 'date-time') return formatMoment(String(value), now);
  if (field.kind === 'date') return formatMoment(`${String(value)}T12:00:00Z`, now).split(',')[0] ?? null;
  return String(value);
}

/** What the control of a field shows for a value: text for inputs, `datetime-local` in the reader's own time. */
export function toInputText(field: Kinded, value: unknown): string {
  if (isEmptyValue(value)) return '';
  if (field.kind !== 'date-time') return String(value);
  const at = new Date(String(value));
  if (Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Values as the companion takes them, from what the controls of a form hold. */
export function toWireValues(
  fields: readonly Field[],
  values: Record<string, unknown>,
): Record<string, unknown> {
  const entries = fields.map((field) => {
    const value = values[field.key];
    return [field.key, typeof value === 'string' ? fromInputText(field, value) : (value ?? null)] as const;
  });
  return Object.fromEntries(entries);
}

/**
 * The value that a control's text stands for; null when it is empty. Both "4.5" and "4,5" are numbers; text that is none stays
 * text, to be refused by the field's name.
 */
export function fromInputText(field: Kinded, text: string): unknown {
  if (text.trim() === '') return null;
  if (field.kind === 'number') return numberOr(text);
  if (field.kind !== 'date-time') return text;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
}

function numberOr(text: string): number | string {
  const number = Number(text.trim().replace(',', '.'));
  return Number.isNaN(number) ? text : number;
}
