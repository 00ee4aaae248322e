import { createDrafts } from './drafts.ts';
import { createOutbox } from './outbox.ts';
import type { Owner, Tables } from './tables.ts';

/** What would be lost if everything on this computer were removed now. */
export type Unsent = { creates: number; drafts: number };

/** Counts what `owner` has not sent. Said before signing out or another user's signing in clears it. */
export async function countUnsent(tables: Tables, owner: Owner): Promise<Unsent> {
  const [entries, drafts] = await Promise.all([
    createOutbox(tables, owner).list(),
    createDrafts(tables, owner).count(),
  ]);
  return { creates: entries.length, drafts };
}
