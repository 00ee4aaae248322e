/**
 * Exchange writes one and the same id in two alphabets: with `+` and `/` in its own pages and add-ins, with `_` and `-` in
 * addresses and newer services (Microsoft's `convertToRestId` swaps exactly these). Ids are compared in the first form.
 */

/** An Exchange id in the one form that ids are kept and compared in. */
export function comparableOutlookId(id: string): string {
  return id.replaceAll('_', '+').replaceAll('-', '/');
}
