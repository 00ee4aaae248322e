/** Cursors of keyset paging: the sort key of the last row, opaque to callers. */
import { z } from 'zod';

const Place = z.object({ at: z.iso.datetime(), id: z.uuid() });

export type Place = { at: Date; id: string };

/** A cursor that no list of ours gave. */
export class UnknownCursorError extends Error {
  override readonly name = 'UnknownCursorError';
}

/** A cursor for the page that starts after this row. */
export function writeCursor(place: Place): string {
  return Buffer.from(JSON.stringify({ at: place.at.toISOString(), id: place.id })).toString('base64url');
}

/** The row that a cursor stands for, null for no cursor. Throws `UnknownCursorError` for one that is not ours. */
export function readCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  try {
    const place = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { at: new Date(place.at), id: place.id };
  } catch (cause) {
    throw new UnknownCursorError('The cursor is not one of this list.', { cause });
  }
}
