import { err, ok } from '#lib/base/result.ts';
import type { Actor } from '#backend/core/permissions.ts';
import { endConversationSession } from '#backend/commands/end-conversation-session.ts';
import { readConversation } from '#backend/commands/read-conversation.ts';
import { readMessagePage } from '#backend/commands/read-message-page.ts';
import { replyToConversation } from '#backend/commands/reply-to-conversation.ts';
import { updateConversation } from '#backend/commands/update-conversation.ts';
import { countConversations, findConversation, listConversations } from '#backend/data/conversation-lists.ts';
import { findMessageAttachment, noteRead } from '#backend/data/conversation-views.ts';
import { readMessageChunks } from '#backend/data/message-attachments.ts';
import type { HandlersOf, HttpCompanion } from '../handler.ts';

type MessageRoute =
  | 'listConversations'
  | 'readConversation'
  | 'updateConversation'
  | 'markConversationRead'
  | 'endConversationSession'
  | 'replyToConversation'
  | 'readMessageAttachment'
  | 'readMessagePage';

const readerOf = ({ publicUrl, now }: HttpCompanion, actor: Actor) => ({ actor, publicUrl, now });

export const messageHandlers: HandlersOf<MessageRoute> = {
  listConversations: async ({ companion, caller, query }) => {
    const { db } = companion.database;
    const reader = readerOf(companion, caller.actor);
    return ok({
      ...(await listConversations(db, reader, query)),
      counts: await countConversations(db, reader),
    });
  },

  readConversation: async ({ companion, caller, params, query }) => {
    const reader = readerOf(companion, caller.actor);
    const found = await readConversation(companion.database.db, reader, { ...params, ...query });
    return found === null ? err({ code: 'not_found' }) : ok(found);
  },

  updateConversation: ({ companion, caller, params, body }) =>
    updateConversation(companion, { actor: caller.actor, input: { ...params, ...body } }),

  markConversationRead: async ({ companion, caller, params }) => {
    const { db } = companion.database;
    const { actor } = caller;
    if ((await findConversation(db, readerOf(companion, actor), params.conversationId)) === null)
      return err({ code: 'not_found' });
    await noteRead(db, { ...params, userId: actor.userId, at: companion.now() });
    return ok(undefined);
  },

  endConversationSession: ({ companion, caller, params }) =>
    endConversationSession(companion, { actor: caller.actor, input: params }),

  replyToConversation: ({ companion, caller, params, body, once }) =>
    replyToConversation(companion, { actor: caller.actor, input: { ...params, reply: body }, once }),

  // A file is seen by those who see its conversation, whatever way its address came to them.
  readMessageAttachment: async ({ companion, caller, params }) => {
    const { db } = companion.database;
    const reader = readerOf(companion, caller.actor);
    const conversation = await findConversation(db, reader, params.conversationId);
    const file = conversation === null ? null : await findMessageAttachment(db, params);
    if (file === null) return err({ code: 'not_found' });
    return ok({ ...file, rows: null, pieces: readMessageChunks(db, params.attachmentId) });
  },

  readMessagePage: async ({ companion, caller, params, query }) => {
    const reader = readerOf(companion, caller.actor);
    const page = await readMessagePage(companion.database.db, reader, { ...params, ...query });
    return page === null ? err({ code: 'not_found' }) : ok(page);
  },
};
