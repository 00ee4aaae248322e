import type { Field } from '#lib/contract/fields.ts';
import type { Problem } from '#lib/contract/errors.ts';
import { t } from '#lib/i18n/i18n.ts';
import { isEmptyValue } from '../../tickets/field-values.ts';
import { fieldsOf, type FormValues } from './form-values.ts';

/** What is wrong with a form: a sentence for each field, by its path, in the order of the form. */
export type Refusals = {
  byField: Record<string, string>;
  /** Beside the button: names the field, or says what is wrong where no field is. */
  summary: string;
};

const ORDER = ['subject', 'pipelineId', 'stageId', 'ownerId', 'associations'];

/** Refuses what the companion would refuse for certain, without asking it. Null: it can be sent. */
export function checkForm(values: FormValues, fields: readonly Field[]): Refusals | null {
  const byField: Record<string, string> = {};
  if (values.subject.trim() === '') byField['subject'] = t('sidebar.form.subjectEmpty');
  for (const field of fieldsOf(fields, values.pipelineId)) {
    if (field.isMandatory && isEmptyValue(values.fields[field.key]))
      byField[`fields.${field.key}`] = emptySentence(field);
  }
  return Object.keys(byField).length === 0 ? null : withSummary(byField, fields, true);
}

/** The companion's refusal as the form shows it. */
export function readRefusals(problem: Problem, fields: readonly Field[]): Refusals {
  // The notice above the form says it all, with both ways on.
  if (problem.code === 'thread_has_ticket') return { byField: {}, summary: '' };
  const byField: Record<string, string> = {};
  for (const { field, message } of problem.errors ?? []) byField[field] ??= message;
  if (Object.keys(byField).length === 0) return { byField, summary: problem.detail ?? problem.title };
  return withSummary(byField, fields, problem.code === 'field_missing');
}

/** The first refused field in the order of the form; it takes the focus. */
export function firstRefused(refusals: Refusals): string | null {
  const paths = Object.keys(refusals.byField);
  return ORDER.map((start) => paths.find((path) => path.startsWith(start))).find(Boolean) ?? paths[0] ?? null;
}

function withSummary(byField: Record<string, string>, fields: readonly Field[], areEmpty: boolean): Refusals {
  const paths = Object.keys(byField);
  const names = paths.map((path) => labelOf(path, fields)).filter((name) => name !== null);
  if (names.length === 0) return { byField, summary: Object.values(byField)[0] ?? '' };
  const key = areEmpty ? 'sidebar.form.notSavedEmpty' : 'sidebar.form.notSavedWrong';
  return { byField, summary: t(key, { count: names.length, names: names.join(', ') }) };
}

function labelOf(path: string, fields: readonly Field[]): string | null {
  if (path.startsWith('fields.'))
    return fields.find((field) => `fields.${field.key}` === path)?.label ?? null;
  if (path === 'subject') return t('tickets.subject');
  if (path === 'description') return t('tickets.description');
  if (path === 'ownerId') return t('tickets.owner');
  if (path === 'stageId') return t('tickets.stage');
  if (path === 'pipelineId') return t('tickets.pipeline');
  return path.startsWith('associations') ? t('tickets.associations') : null;
}

function emptySentence(field: Field): string {
  const isChoice = ['one-of', 'many-of', 'yes-no'].includes(field.kind);
  const words = isChoice
    ? t('sidebar.form.choose', { field: lowerFirst(field.label) })
    : t('sidebar.form.fillIn', { field: lowerFirst(field.label) });
  return field.hint === null ? words : `${words} ${field.hint}`;
}

/** "Product line" inside a sentence is "product line"; "SLA level" stays, being an abbreviation. */
function lowerFirst(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
