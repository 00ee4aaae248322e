import { err, ok } from '#lib/base/result.ts';
import { addReplyFile } from '#backend/commands/add-reply-file.ts';
import { findConversation } from '#backend/data/conversation-lists.ts';
import { deleteReplyFile, listReplyFilesOf } from '#backend/data/reply-files.ts';
import type { HandlersOf } from '../handler.ts';

export const replyFileHandlers: HandlersOf<'listReplyFiles' | 'addReplyFile' | 'removeReplyFile'> = {
  listReplyFiles: async ({ companion, caller: { actor }, params }) => {
    const { db } = companion.database;
    const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
    if ((await findConversation(db, reader, params.conversationId)) === null)
      return err({ code: 'not_found' });
    return ok({ items: await listReplyFilesOf(db, { ...params, userId: actor.userId }) });
  },

  addReplyFile: ({ companion, caller, params, query, upload }) =>
    addReplyFile(companion, { actor: caller.actor, input: { ...params, ...query, upload } }),

  // One's own, so it is there whatever became of the right to see the conversation.
  removeReplyFile: async ({ companion, caller, params }) => {
    const { db } = companion.database;
    const isGone = await deleteReplyFile(db, { ...params, userId: caller.actor.userId });
    return isGone ? ok(undefined) : err({ code: 'not_found' });
  },
};
