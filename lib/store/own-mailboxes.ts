/**
 * The mailboxes and domains in which a person wants the sidebar. Kept where content scripts can read it, as they decide by it
 * before anything else happens; it goes along with the person's browser profile.
 */
import type { KeyValueStore } from './key-value-store.ts';

const KEY = 'mailboxes';

/** Addresses and domains as they were written; null: every mailbox. */
export async function readOwnMailboxes(values: Pick<KeyValueStore, 'get'>): Promise<string[] | null> {
  const kept = await values.get(KEY).catch(() => undefined);
  return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : null;
}

/** Holds for mail pages that are opened or loaded again from now on. */
export function writeOwnMailboxes(values: KeyValueStore, mailboxes: string[] | null): Promise<void> {
  return mailboxes === null ? values.remove(KEY) : values.set(KEY, mailboxes);
}
