/** Which conversations a thread may be that no id links: asked when it is looked at, linked, or made a ticket of. */
import type { ConversationId } from '#lib/contract/ids.ts';
import type { ThreadFacts } from '#lib/contract/threads.ts';
import { suggestConversations as decide, toTopic } from '#backend/core/thread-suggestions.ts';
import type { Db } from '#backend/data/database.ts';
import { findSuggestible } from '#backend/data/thread-suggestions.ts';

type Asked = { facts: ThreadFacts; ourKeys: ReadonlySet<string>; now: Date };

/** Latest first; whether the asking user may see their tickets is for the caller to ask. */
export async function suggestConversations(
  db: Db,
  { facts, ourKeys, now }: Asked,
): Promise<ConversationId[]> {
  const found = await findSuggestible(db, toTopic(facts.subject));
  return decide(facts, found, { ourKeys, nowMs: now.getTime() });
}
