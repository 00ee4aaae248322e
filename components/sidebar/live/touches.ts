import type { Change } from '#lib/contract/changes.ts';

/** What of the sidebar's queries each kind of change makes old, by the first word of their keys; null: all of them. */
const TOUCHED: Record<Change['topic'], readonly string[] | null> = {
  // A ticket that is new on the thread is in no answer yet, so the thread is asked about each.
  ticket: ['thread', 'tickets', 'ticket'],
  tickets: ['thread', 'tickets', 'ticket'],
  record: ['thread', 'people'],
  records: ['thread', 'people'],
  settings: ['me', 'ticket'],
  notifications: [],
  conversations: [],
  everything: null,
};

/** Whether a change makes what a query of the sidebar holds old. Keys are `[what, whose, which]`. */
export function touches(change: Change, [what, , which]: readonly unknown[]): boolean {
  if (change.topic === 'ticket' && what === 'ticket') return which === change.id;
  const touched = TOUCHED[change.topic];
  return touched === null || touched.includes(String(what));
}
