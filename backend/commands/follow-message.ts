/** What a message on a channel means: its session, the first response, a ticket by itself, a customer's answer to one. */
import type { ConversationId, MessageId, TicketId } from '#lib/contract/ids.ts';
import { decideSessionTicket, endOfSession, firstVerdict } from '#backend/core/conversation-sessions.ts';
import { listTicketIds } from '#backend/data/channel-conversations.ts';
import {
  endSession,
  findLatestTicket,
  findOpenSession,
  hasNoSession,
  holdConversation,
  insertSession,
  joinSession,
  noteActivity,
  readCreatesTickets,
  readFollowedMessage,
  setVerdict,
  type FollowedConversation,
  type FollowedMessage,
  type OpenSession,
} from '#backend/data/conversation-sessions.ts';
import type { Tx } from '#backend/data/database.ts';
import type { Companion } from './companion.ts';
import { noteCustomerReply } from './note-customer-reply.ts';
import { noteResponse } from './note-response.ts';
import { openSessionTicket } from './open-session-ticket.ts';

type Following = { conversation: FollowedConversation; message: FollowedMessage; at: Date };

/**
 * To be called in the transaction that took the message in, once for each. Answers with the ticket that was made of it, or null. What
 * no person wrote starts no session, answers nobody and opens nothing.
 */
export async function followMessage(
  companion: Companion,
  tx: Tx,
  { conversationId, messageId }: { conversationId: ConversationId; messageId: MessageId },
): Promise<TicketId | null> {
  const at = companion.now();
  const conversation = await holdConversation(tx, conversationId);
  const message = await readFollowedMessage(tx, messageId);
  const isCustomer = message.author === 'customer';
  await noteActivity(tx, conversationId, { at, isCustomer });
  if (message.author === 'automatic') return null;
  const following = { conversation, message, at };
  const session = await continueSession(tx, following);
  await joinSession(tx, { sessionId: session.id, messageId, at });
  if (isCustomer) return followCustomer(tx, following, session);
  for (const ticketId of await listTicketIds(tx, conversationId))
    await noteResponse(tx, ticketId, { sentAt: message.sentAt, now: at });
  return null;
}

/** The session that goes on, or a new one after it. The first is whoever's the conversation is; later ones belong to who wrote. */
async function continueSession(tx: Tx, { conversation, message, at }: Following): Promise<OpenSession> {
  const open = await findOpenSession(tx, conversation.id);
  if (open !== null) {
    const end = endOfSession(open, { now: at, idleHours: conversation.channel.idleHours });
    if (end === null) return open;
    await endSession(tx, open.id, end);
  }
  const isFirst = open === null && (await hasNoSession(tx, conversation.id));
  const writer = message.author === 'customer' ? ('customer' as const) : ('agent' as const);
  const startedBy = isFirst ? conversation.startedBy : writer;
  const verdict = firstVerdict(startedBy);
  const id = await insertSession(tx, { conversationId: conversation.id, startedBy, verdict, at });
  return { id, startedBy, lastMessageAt: at, verdict, ticket: null };
}

async function followCustomer(tx: Tx, following: Following, session: OpenSession): Promise<TicketId | null> {
  const { conversation, message, at } = following;
  if (session.ticket !== null) {
    await noteCustomerReply(tx, session.ticket.id, { text: message.text, at });
    return null;
  }
  const latest = await findLatestTicket(tx, conversation.id);
  const createsTickets = await readCreatesTickets(tx);
  const verdict = decideSessionTicket({ session, latest, createsTickets });
  const isNew = verdict !== session.verdict;
  if (verdict === 'has-ticket' && latest !== null) {
    await setVerdict(tx, session.id, { verdict, ticketId: latest.id });
    await noteCustomerReply(tx, latest.id, { text: message.text, at });
    return null;
  }
  if (!isNew || (verdict !== 'created' && verdict !== 'follow-up')) {
    await setVerdict(tx, session.id, { verdict });
    return null;
  }
  const followsId = verdict === 'follow-up' ? (latest?.id ?? null) : null;
  const ticketId = await openSessionTicket(tx, { ...following, followsId });
  await setVerdict(tx, session.id, { verdict, ticketId });
  return ticketId;
}
