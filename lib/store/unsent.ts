import { createDrafts } from './drafts.ts';
import { createKeptFiles } from './kept-files.ts';
import { createOutbox, type OutboxEntry } from './outbox.ts';
import type { Owner, Tables } from './tables.ts';

/** What would be lost if everything on this computer were removed now; refused entries are lost as well. */
export type Unsent = {
  creates: number;
  edits: number;
  comments: number;
  replies: number;
  files: number;
  drafts: number;
};

/** Nothing at all. */
export const NOTHING_UNSENT: Unsent = { creates: 0, edits: 0, comments: 0, replies: 0, files: 0, drafts: 0 };

/** Counts what `owner` has not sent. Said before signing out or another user's signing in clears it. */
export async function countUnsent(tables: Tables, owner: Owner): Promise<Unsent> {
  const [entries, files, drafts] = await Promise.all([
    createOutbox(tables, owner).list(),
    createKeptFiles(tables, owner).list(),
    createDrafts(tables, owner).count(),
  ]);
  const count = (kind: OutboxEntry['kind']) => entries.filter((entry) => entry.kind === kind).length;
  return {
    creates: count('create-ticket'),
    edits: count('edit-ticket'),
    comments: count('comment'),
    replies: count('note-reply'),
    files: files.length,
    drafts,
  };
}

/** True when something would be lost. */
export function hasUnsent(unsent: Unsent): boolean {
  return Object.values(unsent).some((count) => count > 0);
}
