import type { Field } from '#lib/contract/fields.ts';
import { TICKET_COLUMNS, type TicketColumn } from '#lib/contract/ticket-columns.ts';
import { t } from '#lib/i18n/i18n.ts';

/** What a list shows until somebody chooses. */
export const DEFAULT_COLUMNS: readonly string[] = [
  'number',
  'subject',
  'customer',
  'stage',
  'status',
  'owner',
  'next-due',
  'updated',
];

/** The order of a list until somebody chooses. */
export const DEFAULT_SORT = '-updated';

/** One column that a list can show. */
export type Column = { name: string; label: string; field: Field | null; isSortable: boolean };

/** Every column that there is: a ticket's own, then the custom fields in their order. */
export function allColumns(fields: readonly Field[]): Column[] {
  const own = TICKET_COLUMNS.map((name) => ({
    name,
    label: t(`appLists.fields.${name}`),
    field: null,
    isSortable: true,
  }));
  const custom = fields.map((field) => ({
    name: `fields.${field.key}`,
    label: field.label,
    field,
    isSortable: field.kind !== 'many-of',
  }));
  return [...own, ...custom];
}

/** The columns of these names; one of a field that was archived since is left out. */
export function columnsOf(names: readonly string[], fields: readonly Field[]): Column[] {
  const known = new Map(allColumns(fields).map((column) => [column.name, column]));
  return [...new Set(names)].flatMap((name) => known.get(name) ?? []);
}

const WIDTHS: Partial<Record<TicketColumn, number>> = {
  number: 100,
  subject: 196,
  customer: 112,
  stage: 116,
  status: 96,
  owner: 112,
  'time-in-stage': 112,
  created: 92,
  updated: 92,
  closed: 92,
  source: 112,
  'next-due': 152,
  'first-response-due': 148,
  'closure-due': 148,
  sentiment: 128,
};

/** How wide a column is at least, in pixels; the subject takes what is left. */
export function widthOf({ name }: Column): number {
  return WIDTHS[name as TicketColumn] ?? 144;
}

/** True for columns whose values stand at the right: ages and numbers. */
export function isAtEnd({ name, field }: Column): boolean {
  return ['time-in-stage', 'created', 'updated', 'closed'].includes(name) || field?.kind === 'number';
}
