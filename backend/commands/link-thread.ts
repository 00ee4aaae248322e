/** Links an existing ticket to an e-mail thread, so that every mailbox with the thread shows it. */
import type { Result } from '#lib/base/result.ts';
import { assertExists } from '#lib/base/assert.ts';
import type { ConversationId, TicketId } from '#lib/contract/ids.ts';
import type { ThreadFacts, ThreadMessage } from '#lib/contract/threads.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { event } from '#backend/core/ticket-changes.ts';
import { linkThread as decideLinks } from '#backend/core/thread-links.ts';
import {
  claimConversation,
  findConversations,
  insertTicketConversation,
} from '#backend/data/conversations.ts';
import { insertMessages } from '#backend/data/thread-messages.ts';
import { conversationsOfTicket } from '#backend/data/thread-suggestions.ts';
import type { Tx } from '#backend/data/database.ts';
import { appendEvents, updateTicketRow } from '#backend/data/tickets.ts';
import { readSettings } from '#backend/data/settings.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { readTicket } from './read-ticket.ts';
import { suggestConversations } from './suggest-conversations.ts';
import { refusable } from './refusable.ts';
import { lockForChange } from './update-ticket.ts';

type Input = { ticketId: TicketId; thread: ThreadFacts; messages: ThreadMessage[] };

/**
 * The linked ticket; linking again changes nothing. A thread that cannot be told from others is refused. Confirming a suggestion
 * changes no ticket, so a closed one takes it too: the thread is learnt for the conversation that the ticket is on already.
 */
export function linkThread(companion: Companion, call: Call<Input>): Promise<Result<Ticket, Refusal>> {
  const { actor, input } = call;
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  return refusable(companion.database, async (tx) => {
    const found = await findLinks(companion, tx, input);
    if (found.suggested !== undefined && (await readTicket(tx, reader, input.ticketId)) !== null) {
      refuseUnknowable(input.thread);
      await keepThread(tx, input, found.suggested);
      return assertExists(await readTicket(tx, reader, input.ticketId), 'the ticket just confirmed');
    }
    const row = await lockForChange(tx, reader, { id: input.ticketId, version: null });
    refuseUnknowable(input.thread);
    const conversationId = await keepThread(tx, input, found.linked);
    if (await insertTicketConversation(tx, { ticketId: row.id, conversationId, linkedBy: actor.userId })) {
      const at = companion.now();
      const version = await updateTicketRow(tx, row.id, { state: row, at });
      const linked = event('thread-linked', { to: input.thread.subject });
      await appendEvents(tx, { ticketId: row.id, actorId: actor.userId, at, version }, [linked]);
    }
    return assertExists(await readTicket(tx, reader, row.id), 'the ticket just linked');
  });
}

type Links = {
  linked: ConversationId | undefined;
  /** Nothing links the thread, but this conversation of the ticket may be it. */
  suggested: ConversationId | undefined;
};

async function findLinks(companion: Companion, tx: Tx, { thread, ticketId }: Input): Promise<Links> {
  const { ourKeys } = await readSettings(tx);
  const [linked] = decideLinks(thread, await findConversations(tx, thread), ourKeys).linked;
  if (linked !== undefined) return { linked, suggested: undefined };
  const suggestions = await suggestConversations(tx, { facts: thread, ourKeys, now: companion.now() });
  const [suggested] = await conversationsOfTicket(tx, ticketId, suggestions);
  return { linked, suggested };
}

/** Learns the thread and its messages for a conversation, a new one where none is known. */
async function keepThread(
  tx: Tx,
  { thread, messages }: Input,
  known: ConversationId | undefined,
): Promise<ConversationId> {
  const [conversationId] = await claimConversation(tx, thread, known);
  await insertMessages(tx, conversationId, messages);
  return conversationId;
}

function refuseUnknowable(thread: ThreadFacts): void {
  if (thread.messageIds.length > 0 || thread.providerThreadId !== null) return;
  const message =
    'Give a Message-ID or the provider’s thread id; without one the thread cannot be found again.';
  throw new RefusedError({ code: 'unusable_reference', errors: [{ field: 'thread.messageIds', message }] });
}
