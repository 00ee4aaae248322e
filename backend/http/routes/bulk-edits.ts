import { ok } from '#lib/base/result.ts';
import type { BulkProgress } from '#lib/contract/bulk-edits.ts';
import { editTickets } from '#backend/commands/edit-tickets.ts';
import type { ChangeFeed } from '#backend/data/change-feed.ts';
import type { HandlersOf } from '../handler.ts';

export const bulkEditHandlers: HandlersOf<'editTickets'> = {
  editTickets: async ({ companion, caller, body, feed, onLeave }) => {
    let hasLeft = false;
    onLeave(() => (hasLeft = true));
    const input = { actor: caller.actor, input: body, hasLeft: () => hasLeft };
    const progress = await editTickets(companion, input);
    return progress.ok ? ok(announcing(progress.value, feed)) : progress;
  },
};

/** Others see the changes as they are made, not when all are. */
async function* announcing(progress: AsyncIterable<BulkProgress>, feed: ChangeFeed) {
  for await (const message of progress) {
    feed.announce();
    yield message;
  }
}
