/** E-mail threads across mailboxes: their Message-IDs, hints, people, messages and tickets. */
import type { ConversationId, TicketId, UserId } from '#lib/contract/ids.ts';
import type { ThreadFacts } from '#lib/contract/threads.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { toMatchKey, toMatchKeys } from '#backend/core/addresses.ts';
import { hintOf } from '#backend/core/thread-hints.ts';
import type { FoundConversations } from '#backend/core/thread-links.ts';
import { toTopic } from '#backend/core/thread-suggestions.ts';
import type { Db, Tx } from './database.ts';

/** What is known of a thread's ids, for `core/thread-links`. */
export async function findConversations(db: Db, facts: ThreadFacts): Promise<FoundConversations> {
  const [byMessageId, byHint, byReference] = [
    await conversationsOf(db, facts.messageIds),
    await conversationsOfHint(db, facts),
    await conversationsOf(db, facts.references),
  ];
  const referenced = byReference.filter((id) => !byMessageId.includes(id));
  return { byMessageId, byHint, byReference: await withParticipants(db, referenced) };
}

async function conversationsOf(db: Db, messageIds: readonly string[]): Promise<ConversationId[]> {
  if (messageIds.length === 0) return [];
  const rows = await db
    .selectFrom('conversation_message_id')
    .where('message_id', 'in', [...messageIds])
    .select('conversation_id')
    .distinct()
    .execute();
  return rows.map(({ conversation_id }) => conversation_id);
}

async function conversationsOfHint(db: Db, facts: ThreadFacts): Promise<FoundConversations['byHint']> {
  const hint = hintOf(facts);
  if (hint === null) return [];
  const rows = await db
    .selectFrom('conversation_hint')
    .where('provider', 'in', hint.providers)
    .where('mailbox_key', '=', hint.mailboxKey)
    .where('provider_thread_id', '=', hint.providerThreadId)
    .select((select) => [
      'conversation_id as id',
      select
        .exists(
          select
            .selectFrom('conversation_message_id')
            .whereRef('conversation_message_id.conversation_id', '=', 'conversation_hint.conversation_id'),
        )
        .as('has_message_ids'),
    ])
    .execute();
  return rows.map(({ id, has_message_ids }) => ({ id, hasMessageIds: Boolean(has_message_ids) }));
}

async function withParticipants(
  db: Db,
  ids: readonly ConversationId[],
): Promise<FoundConversations['byReference']> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('conversation_participant')
    .where('conversation_id', 'in', ids)
    .selectAll()
    .execute();
  return ids.map((id) => ({
    id,
    participantKeys: new Set(rows.filter((row) => row.conversation_id === id).map((row) => row.match_key)),
  }));
}

/**
 * Claims the thread's Message-IDs for one conversation: those free go to `known`, or to a new one when there is none.
 * Two mailboxes that do this at once meet on the unique ids: the second waits for the first and then finds it.
 * Answers with every conversation that holds one of the thread's ids afterwards, the one to link to first.
 */
export async function claimConversation(
  tx: Tx,
  facts: ThreadFacts,
  known: ConversationId | undefined,
): Promise<[ConversationId, ...ConversationId[]]> {
  const own = known ?? (await insertConversation(tx, facts.subject));
  await learnThread(tx, own, facts);
  const others = (await holdersOf(tx, facts)).filter((id) => id !== own);
  const [winner] = others;
  if (known !== undefined || winner === undefined) return [own, ...others];
  // Another mailbox claimed this thread a moment ago; what was new to us belongs there.
  await moveInto(tx, own, winner);
  return [winner, ...others.slice(1)];
}

async function holdersOf(tx: Tx, facts: ThreadFacts): Promise<ConversationId[]> {
  const byMessageId = await conversationsOf(tx, facts.messageIds);
  const byHint = facts.messageIds.length > 0 ? [] : await conversationsOfHint(tx, facts);
  return [...new Set([...byMessageId, ...byHint.map(({ id }) => id)])];
}

/** Gives one conversation's ids and people to another and removes it; only for one that has no ticket yet. */
async function moveInto(tx: Tx, from: ConversationId, to: ConversationId): Promise<void> {
  await tx
    .updateTable('conversation_message_id')
    .set({ conversation_id: to })
    .where('conversation_id', '=', from)
    .execute();
  await tx
    .updateTable('conversation_hint')
    .set({ conversation_id: to })
    .where('conversation_id', '=', from)
    .execute();
  const people = tx
    .selectFrom('conversation_participant')
    .where('conversation_id', '=', from)
    .select('match_key');
  const rows = (await people.execute()).map(({ match_key }) => ({ conversation_id: to, match_key }));
  if (rows.length > 0) {
    await tx
      .insertInto('conversation_participant')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await tx.deleteFrom('conversation').where('id', '=', from).execute();
}

async function insertConversation(tx: Tx, subject: string): Promise<ConversationId> {
  const { id } = await tx
    .insertInto('conversation')
    .values({ subject, topic: toTopic(subject) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Sorted, so that two transactions with the same ids wait for each other instead of deadlocking. */
async function insertMessageIds(
  tx: Tx,
  conversationId: ConversationId,
  messageIds: readonly string[],
): Promise<void> {
  if (messageIds.length === 0) return;
  const rows = [...new Set(messageIds)]
    .toSorted()
    .map((message_id) => ({ message_id, conversation_id: conversationId }));
  await tx
    .insertInto('conversation_message_id')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function insertHint(tx: Tx, conversationId: ConversationId, facts: ThreadFacts): Promise<void> {
  const hint = hintOf(facts);
  if (hint === null) return;
  await tx
    .insertInto('conversation_hint')
    .values({
      provider: facts.provider,
      mailbox_key: hint.mailboxKey,
      provider_thread_id: hint.providerThreadId,
      conversation_id: conversationId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function insertParticipants(tx: Tx, conversationId: ConversationId, facts: ThreadFacts): Promise<void> {
  const keys = toMatchKeys([facts.mailbox, ...facts.participants.map(({ address }) => address)]);
  const rows = keys.map((match_key) => ({ conversation_id: conversationId, match_key }));
  await tx
    .insertInto('conversation_participant')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Notes Message-IDs, hint and people of a thread that is linked already, so that other mailboxes find it by them. */
export async function learnThread(tx: Tx, conversationId: ConversationId, facts: ThreadFacts): Promise<void> {
  await insertMessageIds(tx, conversationId, facts.messageIds);
  await insertHint(tx, conversationId, facts);
  await insertParticipants(tx, conversationId, facts);
}

/** True when a thread has ids that are not stored yet. */
export async function hasUnknownIds(db: Db, facts: ThreadFacts): Promise<boolean> {
  const ids = [...new Set(facts.messageIds)];
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('conversation_message_id')
          .where('message_id', 'in', ids)
          .select('message_id')
          .execute();
  return (
    rows.length < ids.length ||
    (facts.providerThreadId !== null && (await conversationsOfHint(db, facts)).length === 0)
  );
}

/** Links a ticket to a conversation; again is no error. Answers false when it was linked already. */
export async function insertTicketConversation(
  tx: Tx,
  link: { ticketId: TicketId; conversationId: ConversationId; linkedBy: UserId | null },
): Promise<boolean> {
  const row = await tx
    .insertInto('ticket_conversation')
    .values({ ticket_id: link.ticketId, conversation_id: link.conversationId, linked_by: link.linkedBy })
    .onConflict((conflict) => conflict.doNothing())
    .returning('ticket_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The ticket's conversation with its messages, oldest first; null for a ticket without one. */
export async function findConversationOfTicket(
  db: Db,
  ticketId: TicketId,
  ourKeys: ReadonlySet<string>,
): Promise<Ticket['conversation']> {
  const conversations = await db
    .selectFrom('ticket_conversation')
    .innerJoin('conversation', 'conversation.id', 'ticket_conversation.conversation_id')
    .where('ticket_conversation.ticket_id', '=', ticketId)
    .select(['conversation.id', 'conversation.subject'])
    .orderBy('ticket_conversation.linked_at')
    .execute();
  const [first] = conversations;
  if (first === undefined) return null;
  const messages = await db
    .selectFrom('message')
    .where(
      'conversation_id',
      'in',
      conversations.map(({ id }) => id),
    )
    .selectAll()
    .orderBy('sent_at')
    .orderBy('created_at')
    .execute();
  return {
    ...first,
    messages: messages.map((message) => ({
      id: message.id,
      from: { address: message.from_address, name: message.from_name },
      to: message.to_addresses,
      sentAt: message.sent_at?.toISOString() ?? null,
      text: message.text,
      author: message.author_kind,
      isOurs:
        message.author_kind === null
          ? message.from_address !== null && ourKeys.has(toMatchKey(message.from_address))
          : message.author_kind !== 'customer',
    })),
  };
}
