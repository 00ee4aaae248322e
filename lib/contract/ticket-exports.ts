/** The list of tickets as a file. */
import * as z from 'zod/mini';
import { defineRoute } from './route.ts';
import { listTickets } from './tickets.ts';

const { search, status, owner, recordId, filter, sort } = listTickets.query.shape;

export const exportTickets = defineRoute({
  method: 'GET',
  path: '/api/tickets/export',
  summary: 'All tickets of a list as CSV: its filters, its order, its columns',
  access: 'tickets.export',
  query: z.strictObject({
    search,
    status,
    owner,
    recordId,
    filter,
    sort,
    /** Columns in order, separated by commas; custom fields are `fields.<key>`. One that is not known is left out. */
    columns: z
      .string({ error: 'Give the columns, separated by commas.' })
      .check(z.minLength(1), z.maxLength(4000, { error: 'Ask for fewer columns.' })),
  }),
  file: 'text/csv',
  errors: [],
});
