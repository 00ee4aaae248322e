/** Switches automatic ticket creation on or off. */
import type { Result } from '#lib/base/result.ts';
import type { ConversationSettings } from '#lib/contract/conversation-settings.ts';
import { readConversationSettings, writeConversationSettings } from '#backend/data/conversation-settings.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { CHANGED_MEANWHILE } from './update-member.ts';

/** The settings as they are now; they hold from the next message on. */
export function updateConversationSettings(
  companion: Companion,
  { actor, input }: Call<{ version: number; createsTickets: boolean }>,
): Promise<Result<ConversationSettings, Refusal>> {
  return refusable(companion.database, async (tx) => {
    const change = { ...input, by: actor.userId, at: companion.now() };
    if (!(await writeConversationSettings(tx, change))) throw new RefusedError(CHANGED_MEANWHILE);
    return readConversationSettings(tx);
  });
}
