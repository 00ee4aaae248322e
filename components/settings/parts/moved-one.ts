/** The item that was moved between two orders of the same items: without it both are the same. Undefined when none was. */
export function movedOne<Item extends { id: string }>(
  before: readonly Item[],
  after: readonly Item[],
): Item | undefined {
  const without = (list: readonly Item[], id: string) =>
    list.flatMap((each) => (each.id === id ? [] : [each.id])).join();
  return before.find(
    ({ id }, index) => after[index]?.id !== id && without(before, id) === without(after, id),
  );
}
