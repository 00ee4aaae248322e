/** Ends the running session of a conversation. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { ConversationId } from '#lib/contract/ids.ts';
import type { ConversationView } from '#lib/contract/messages.ts';
import { endOfSession } from '#backend/core/conversation-sessions.ts';
import { findConversation } from '#backend/data/conversation-lists.ts';
import { endSession, findOpenSession, holdConversation } from '#backend/data/conversation-sessions.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { readConversation } from './read-conversation.ts';
import { refusable } from './refusable.ts';

/** The conversation as it is now; refused while the session's ticket is open. One that is over already stays as it ended. */
export function endConversationSession(
  companion: Companion,
  { actor, input }: Call<{ conversationId: ConversationId }>,
): Promise<Result<ConversationView, Refusal>> {
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  const { conversationId } = input;
  return refusable(companion.database, async (tx) => {
    const found = await findConversation(tx, reader, conversationId);
    if (found === null) throw new RefusedError({ code: 'not_found' });
    const { channel } = await holdConversation(tx, conversationId);
    const session = await findOpenSession(tx, conversationId);
    if (session !== null) {
      const now = companion.now();
      const end = endOfSession(session, { now, idleHours: channel.idleHours });
      if (end === null && session.ticket !== null) {
        const detail = 'Close the ticket of this session; the session ends with it.';
        throw new RefusedError({ code: 'ticket_not_closed', detail });
      }
      await endSession(tx, session.id, end ?? { atMs: now.getTime(), by: 'closed' });
    }
    return assertExists(
      await readConversation(tx, reader, { conversationId }),
      'the conversation just ended',
    );
  });
}
