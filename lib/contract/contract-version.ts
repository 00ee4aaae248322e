/**
 * The number of this contract. The companion says its own with every answer of the API; extension and add-in, which are
 * installed and updated apart from it, compare it with theirs and say so when they differ.
 *
 * Raise it with each change that one side cannot take without knowing it: a field that an answer lacks or that a body must
 * have, a new value of a closed list, a route that is gone. A field added to an answer needs no new number.
 */
export const CONTRACT_VERSION = 2;

/** Header of every answer under `/api/`. */
export const CONTRACT_HEADER = 'threadside-contract';

/** How old the companion is, seen from this side; unknown where it does not say. */
export type CompanionAge = 'same' | 'older' | 'newer' | 'unknown';

/** Compares what the companion's header says with our own number. */
export function companionAge(header: string | null, ours: number = CONTRACT_VERSION): CompanionAge {
  if (header === null || !/^\d{1,9}$/.test(header)) return 'unknown';
  const theirs = Number(header);
  if (theirs === ours) return 'same';
  return theirs < ours ? 'older' : 'newer';
}
