/**
 * Outlook draws a switch in steps: the list may say that another conversation is open while the pane still shows the one
 * before. A ticket made in that moment would be bound to the wrong one, so an id counts only for a pane that has changed
 * together with it.
 */

/** One look at the page. */
export type Look = {
  /** Null where nothing names the conversation. */
  id: string | null;
  /** Everything that tells this content of the pane from another. */
  mark: string;
  /** The subject. */
  topic: string;
  /** Words of the row that the list takes for open. */
  rowText: string;
};

/** What earlier looks led to. */
export type Settled = Look & {
  /** Since when list and pane say different things; null while they agree. */
  doubtSince: number | null;
};

/** Whether the page can be believed: `wait` until it has drawn everything, or the id to go by. */
export type Verdict = { state: 'wait' } | { state: 'believed'; id: string | null };

/** Slow lines keep the old mail that long; after it the page is believed, without its id. */
export const DOUBT_LIMIT_MS = 3000;

/** Judges a look by what was settled before. */
export function settle(
  before: Settled | null,
  look: Look,
  nowMs: number,
): { verdict: Verdict; settled: Settled } {
  if (before === null || !contradicts(before, look)) {
    const id = look.id ?? (before?.mark === look.mark ? before.id : null);
    return { verdict: { state: 'believed', id }, settled: { ...look, id, doubtSince: null } };
  }
  const doubtSince = before.doubtSince ?? nowMs;
  const verdict: Verdict =
    nowMs - doubtSince < DOUBT_LIMIT_MS ? { state: 'wait' } : { state: 'believed', id: null };
  return { verdict, settled: { ...before, doubtSince } };
}

/** Another id over the same mail, or another mail under the same id; the row's own words can vouch for the latter. */
function contradicts(before: Settled, look: Look): boolean {
  if (before.id === null || look.id === null) return false;
  if (before.id !== look.id) return before.mark === look.mark;
  return before.topic !== look.topic && !look.rowText.includes(look.topic);
}
