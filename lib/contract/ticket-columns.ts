/** Columns of a list of tickets, and what it is sorted by. Custom fields are `fields.<key>`. */
import * as z from 'zod/mini';

export const TICKET_COLUMNS = [
  'number',
  'subject',
  'customer',
  'stage',
  'status',
  'owner',
  'time-in-stage',
  'created',
  'updated',
  'closed',
  'pipeline',
  'source',
  'creator',
  'lead',
  'contact',
  'account',
  'opportunity',
  'next-due',
  'first-response-due',
  'closure-due',
  'sentiment',
] as const;
export type TicketColumn = (typeof TICKET_COLUMNS)[number];

export const COLUMNS_MAX = 40;

/** A column's name. One that is not known, or a field archived since, is left out where the list is shown. */
export const ColumnName = z
  .string()
  .check(z.regex(/^[a-z][\w.-]{0,119}$/, { error: 'Give a column such as subject or fields.serial.' }));

/** A column's name, with `-` before it for the largest or latest first. */
export const SortName = z
  .string()
  .check(z.regex(/^-?[a-z][\w.-]{0,119}$/, { error: 'Give a column such as subject, or -updated.' }));
