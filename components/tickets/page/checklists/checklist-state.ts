import { movedOne } from '#components/settings/parts/moved-one.ts';
import type { Checklist, ChecklistItem } from '#lib/contract/checklists.ts';
import type { UserSummary } from '#lib/contract/users.ts';

/** How many items there are, and how many of them are ticked. */
export function progressOf(items: readonly ChecklistItem[]): { done: number; count: number } {
  return { done: items.filter(({ done }) => done !== null).length, count: items.length };
}

/** Another order, wording or tick of one item, as it will be once the companion has accepted it. */
export function withItem(
  checklists: readonly Checklist[],
  itemId: string,
  change: (item: ChecklistItem) => ChecklistItem,
): Checklist[] {
  return checklists.map((checklist) => ({
    ...checklist,
    items: checklist.items.map((item) => (item.id === itemId ? change(item) : item)),
  }));
}

/** The item ticked now by somebody, or unticked. */
export function ticked(item: ChecklistItem, isDone: boolean, by: UserSummary): ChecklistItem {
  if (isDone === (item.done !== null)) return item;
  return { ...item, done: isDone ? { by, at: new Date().toISOString() } : null };
}

/** The list with one of its members at another place. */
export function movedTo<Member extends { id: string }>(
  list: readonly Member[],
  id: string,
  place: number,
): Member[] {
  const moved = list.filter((each) => each.id === id);
  const rest = list.filter((each) => each.id !== id);
  return [...rest.slice(0, place), ...moved, ...rest.slice(place)];
}

/** What was moved between two orders of the same items, and where it stands now; null when nothing was. */
export function movedItem<Item extends { id: string }>(
  before: readonly Item[],
  after: readonly Item[],
): { item: Item; place: number } | null {
  const item = movedOne(before, after);
  if (item === undefined) return null;
  return { item, place: after.findIndex(({ id }) => id === item.id) };
}
