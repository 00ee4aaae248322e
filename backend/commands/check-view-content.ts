/** What a view has to be: its filter means something, its order exists, its name is its own. */
import type { ViewChanges } from '#lib/contract/views.ts';
import { checkFilter } from '#backend/core/ticket-filters.ts';
import type { Tx } from '#backend/data/database.ts';
import { readSettings } from '#backend/data/settings.ts';
import { findSort } from '#backend/data/ticket-sorts.ts';
import { isViewNameTaken, type NamePlace } from '#backend/data/ticket-views.ts';
import { RefusedError } from './companion.ts';

/** Throws the refusal of a filter or order that means nothing. */
export async function checkViewContent(
  tx: Tx,
  { filter, sort }: Pick<ViewChanges, 'filter' | 'sort'>,
): Promise<void> {
  const { fields } = await readSettings(tx);
  const errors = filter === undefined ? [] : checkFilter(filter, fields);
  if (typeof sort === 'string' && findSort(sort, fields) === null)
    errors.push({ field: 'sort', message: 'Sort by another column; this one has no order.' });
  if (errors.length > 0) throw new RefusedError({ code: 'unusable_value', errors });
}

/** Throws the refusal when a view at the same place has the name already. */
export async function refuseTakenViewName(tx: Tx, place: NamePlace): Promise<void> {
  if (!(await isViewNameTaken(tx, place))) return;
  const message = 'Choose another name; a view has this one.';
  throw new RefusedError({ code: 'already_exists', errors: [{ field: 'name', message }] });
}
