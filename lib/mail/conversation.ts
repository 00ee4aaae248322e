/**
 * Puts messages into conversations by their Message-IDs: two messages belong together when one names the other, or both
 * name a third, in References or In-Reply-To (a union of sets). Subjects never join anything.
 */

/** What is known of one message. */
export type ConversationMessage = {
  /** Null where the message has none. */
  messageId: string | null;
  references: readonly string[];
};

/**
 * Groups messages, each group and the groups themselves in the order given. A message without any id stays alone.
 *
 * @example [{ messageId: 'a', references: [] }, { messageId: 'c', references: ['b'] }, { messageId: 'b', references: ['a'] }]
 *   are one conversation: c names b, b names a.
 */
export function groupConversations<T extends ConversationMessage>(messages: readonly T[]): T[][] {
  const sets = new DisjointSets();
  for (const { messageId, references } of messages) {
    const ids = messageId === null ? [...references] : [messageId, ...references];
    for (const id of ids) sets.join(ids[0] ?? id, id);
  }
  const groups = new Map<string | T, T[]>();
  for (const message of messages) {
    const id = message.messageId ?? message.references[0];
    const key = id === undefined ? message : sets.rootOf(id);
    groups.set(key, [...(groups.get(key) ?? []), message]);
  }
  return [...groups.values()];
}

class DisjointSets {
  readonly #parents = new Map<string, string>();

  rootOf(id: string): string {
    let root = id;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root))
      root = parent;
    if (root !== id) this.#parents.set(id, root);
    return root;
  }

  join(a: string, b: string): void {
    const [rootA, rootB] = [this.rootOf(a), this.rootOf(b)];
    if (rootA !== rootB) this.#parents.set(rootB, rootA);
  }
}
