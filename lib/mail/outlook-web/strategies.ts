/**
 * Outlook's page has no interface for others and changes without notice, so each fact is looked for in several ways that do
 * not depend on each other. The first that finds something is believed, and its name is kept for the diagnosis page.
 */

/** One way to find a fact. `find` answers null where this way finds nothing it can stand for. */
export type Strategy<In, Out> = { name: string; find: (where: In) => Out | null };

/** A fact and the name of the strategy that found it. */
export type Found<T> = { value: T; by: string };

/** What the first successful strategy finds; null when none does. */
export function firstFound<In, Out>(strategies: readonly Strategy<In, Out>[], where: In): Found<Out> | null {
  for (const { name, find } of strategies) {
    const value = find(where);
    if (value !== null) return { value, by: name };
  }
  return null;
}
