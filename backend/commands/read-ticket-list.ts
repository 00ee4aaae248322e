/** A page of the ticket list, as its query asks. */
import type * as z from 'zod/mini';
import { err, ok, type Result } from '#lib/base/result.ts';
import type { FieldError } from '#lib/contract/errors.ts';
import type { Field } from '#lib/contract/fields.ts';
import type { UserId } from '#lib/contract/ids.ts';
import type { listTickets as route } from '#lib/contract/tickets.ts';
import { parseFilter } from '#backend/core/ticket-filters.ts';
import { readSettings } from '#backend/data/settings.ts';
import { listTickets, type TicketPage, type TicketSelection } from '#backend/data/ticket-lists.ts';
import { findSort, type Sort } from '#backend/data/ticket-sorts.ts';
import type { Call, Companion, Refusal } from './companion.ts';

type ListQuery = z.output<typeof route.query>;

/** The page; a filter or sort that means nothing is refused, naming the condition. */
export async function readTicketList(
  companion: Companion,
  { actor, input }: Call<ListQuery>,
): Promise<Result<TicketPage, Refusal>> {
  const { cursor, limit, ...query } = input;
  const asked = await readListQuery(companion, { actor, input: query });
  if (!asked.ok) return asked;
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  return ok(await listTickets(companion.database.db, reader, { ...asked.value, cursor, limit }));
}

type Asked = TicketSelection & { sort: Sort; fieldKeys: string[] };

/** Which tickets a query means, in which order; for a page of them, or for all. */
export async function readListQuery(
  companion: Companion,
  { actor, input }: Call<Omit<ListQuery, 'cursor' | 'limit'>>,
): Promise<Result<Asked, Refusal>> {
  const { owner, filter, sort, fields: asked, ...rest } = input;
  const fields = await fieldsFor(companion, input);
  const order = findOrder(sort, fields);
  if (!order.ok) return order;
  const parsed = filter === undefined ? ok(undefined) : parseFilter(filter, fields);
  if (!parsed.ok) return err({ code: 'invalid_input', errors: parsed.error });
  const selection: TicketSelection = { ...rest, ownerId: ownerIdOf(owner, actor.userId) };
  if (parsed.value !== undefined)
    selection.filter = {
      filter: parsed.value,
      context: { userId: actor.userId, now: companion.now(), fields },
    };
  return ok({ ...selection, sort: order.value, fieldKeys: knownKeys(asked, fields) });
}

/** Custom fields, where the query has to do with them. */
async function fieldsFor(
  companion: Companion,
  { filter, sort, fields }: Pick<ListQuery, 'filter' | 'sort' | 'fields'>,
): Promise<Field[]> {
  const needsFields = filter !== undefined || fields !== undefined || sort.includes('fields.');
  return needsFields ? (await readSettings(companion.database.db)).fields : [];
}

function findOrder(sort: string, fields: readonly Field[]): Result<Sort, Refusal> {
  const order = findSort(sort, fields);
  if (order !== null) return ok(order);
  const error: FieldError = { field: 'sort', message: 'Sort by another column; this one has no order.' };
  return err({ code: 'invalid_input', errors: [error] });
}

/** Columns of fields that were archived since are empty rather than refused. */
function knownKeys(asked: string | undefined, fields: readonly Field[]): string[] {
  const keys = new Set(asked?.split(','));
  return fields.map(({ key }) => key).filter((key) => keys.has(key));
}

function ownerIdOf(owner: UserId | 'me' | 'nobody' | undefined, me: UserId): UserId | null | undefined {
  if (owner === 'me') return me;
  return owner === 'nobody' ? null : owner;
}
