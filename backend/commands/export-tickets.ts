/** The list of tickets as CSV: written while it is read, however long it is. */
import type * as z from 'zod/mini';
import { err, ok, type Result } from '#lib/base/result.ts';
import type { FileAnswer } from '#lib/contract/route.ts';
import type { exportTickets as route } from '#lib/contract/ticket-exports.ts';
import { BYTE_ORDER_MARK, toCsvLine } from '#lib/base/csv.ts';
import { exportColumns, type ExportColumn } from '#backend/core/ticket-exports.ts';
import type { Db } from '#backend/data/database.ts';
import { readSettings } from '#backend/data/settings.ts';
import { findTicketOrder, readTickets, type TicketOrder } from '#backend/data/ticket-exports.ts';
import type { Reader } from '#backend/data/ticket-summaries.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { readListQuery } from './read-ticket-list.ts';

type ExportQuery = z.output<typeof route.query>;

/** Tickets read at once. */
const TICKETS_A_PIECE = 500;

type ExportCall = Call<ExportQuery> & {
  /** False once the caller may not read on; the file then breaks off. */
  mayGoOn: () => Promise<boolean>;
};

/** The file; refused when a filter, a sort or all columns mean nothing. */
export async function exportTickets(
  companion: Companion,
  { actor, input, mayGoOn }: ExportCall,
): Promise<Result<FileAnswer<string>, Refusal>> {
  const { db } = companion.database;
  const { columns: names, ...query } = input;
  const { fields } = await readSettings(db);
  const columns = exportColumns(names.split(','), fields);
  if (columns.length === 0)
    return err({
      code: 'invalid_input',
      errors: [{ field: 'columns', message: 'Give a column such as subject.' }],
    });
  const asked = await readListQuery(companion, { actor, input: { ...query, fields: undefined } });
  if (!asked.ok) return asked;
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  const fieldKeys = names.split(',').flatMap((name) => (name.startsWith('fields.') ? name.slice(7) : []));
  const order = await findTicketOrder(db, reader, asked.value);
  const name = `tickets ${companion.now().toISOString().slice(0, 10)}.csv`;
  const pieces = write(db, reader, { order, fieldKeys, columns, mayGoOn });
  return ok({ name, rows: order.count, sizeBytes: null, pieces });
}

type Export = {
  order: TicketOrder;
  fieldKeys: string[];
  columns: readonly ExportColumn[];
  mayGoOn: () => Promise<boolean>;
};

async function* write(
  db: Db,
  reader: Reader,
  { order, fieldKeys, columns, mayGoOn }: Export,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + toCsvLine(columns.map(({ heading }) => heading));
  for (let from = 0; from < order.count; from += TICKETS_A_PIECE) {
    if (!(await mayGoOn())) throw new Error('The caller may not read on.');
    const ids = order.slice(from, from + TICKETS_A_PIECE);
    const tickets = await readTickets(db, reader, { ids, fieldKeys });
    yield tickets.map((ticket) => toCsvLine(columns.map(({ cellOf }) => cellOf(ticket)))).join('');
  }
}
