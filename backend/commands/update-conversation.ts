/** Gives a conversation to a colleague. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { ConversationId, UserId } from '#lib/contract/ids.ts';
import type { ConversationView } from '#lib/contract/messages.ts';
import { findConversation } from '#backend/data/conversation-lists.ts';
import { setAssignee } from '#backend/data/conversation-views.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { findAssignees } from './find-assignees.ts';
import { readConversation } from './read-conversation.ts';
import { refusable } from './refusable.ts';
import { CHANGED_MEANWHILE } from './update-member.ts';

type Input = { conversationId: ConversationId; version: number; assigneeId: UserId | null };

/** The conversation as it is now; refused for somebody who may not see it, and when another change came first. */
export function updateConversation(
  companion: Companion,
  { actor, input }: Call<Input>,
): Promise<Result<ConversationView, Refusal>> {
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  const { conversationId, assigneeId } = input;
  return refusable(companion.database, async (tx) => {
    const found = await findConversation(tx, reader, conversationId);
    if (found === null) throw new RefusedError({ code: 'not_found' });
    const possible = await findAssignees(tx, found.channel.id);
    if (assigneeId !== null && !possible.some(({ id }) => id === assigneeId)) {
      const message = 'Choose another colleague; this one is not active or may not see the conversation.';
      throw new RefusedError({ code: 'unusable_reference', errors: [{ field: 'assigneeId', message }] });
    }
    if (!(await setAssignee(tx, conversationId, input))) throw new RefusedError(CHANGED_MEANWHILE);
    return assertExists(await readConversation(tx, reader, { conversationId }), 'the conversation changed');
  });
}
