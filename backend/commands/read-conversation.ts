/** A conversation on a channel whole, with what the asking user may see of its tickets. */
import type { ConversationId, TicketId } from '#lib/contract/ids.ts';
import type { ConversationSession, ConversationView } from '#lib/contract/messages.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import type { TicketLink } from '#lib/contract/tickets.ts';
import type { RecordSummary } from '#lib/contract/records.ts';
import { toMatchKey } from '#backend/core/addresses.ts';
import { endOfSession } from '#backend/core/conversation-sessions.ts';
import { isPermitted } from '#backend/core/permissions.ts';
import { findChannel } from '#backend/data/channels.ts';
import { findConversation } from '#backend/data/conversation-lists.ts';
import {
  listCommentsOf,
  listSessions,
  readMessages,
  type SessionRow,
} from '#backend/data/conversation-views.ts';
import type { Db } from '#backend/data/database.ts';
import { findRecordsByKeys } from '#backend/data/records.ts';
import { findTicketsOfConversations, type Reader } from '#backend/data/ticket-summaries.ts';
import { findAssignees } from './find-assignees.ts';

/** Null when there is none the reader may see. */
export async function readConversation(
  db: Db,
  reader: Reader,
  { conversationId, cursor }: { conversationId: ConversationId; cursor?: string | undefined },
): Promise<ConversationView | null> {
  const summary = await findConversation(db, reader, conversationId);
  if (summary === null) return null;
  const tickets = await findTicketsOfConversations(db, reader, [conversationId]);
  const channel = await findChannel(db, summary.channel.id);
  const sessions = await listSessions(db, conversationId);
  const isReachable = summary.channel.kind === 'api' || summary.customer.address !== null;
  return {
    ...summary,
    people: await peopleOf(db, summary.customer.address),
    sessions: sessions.map((session) => toSession(session, tickets, reader.now())),
    ...(await readMessages(db, conversationId, cursor)),
    comments: await listCommentsOf(db, tickets.map(toLink)),
    tickets,
    assignees: await findAssignees(db, summary.channel.id),
    canReply: isPermitted(reader.actor, 'messages.reply') && channel?.isEnabled === true && isReachable,
  };
}

async function peopleOf(db: Db, address: string | null): Promise<RecordSummary[]> {
  if (address === null) return [];
  const key = toMatchKey(address);
  return (await findRecordsByKeys(db, [key])).get(key) ?? [];
}

/** One that is over says so, also before the next message notes it. */
function toSession(
  { endedAt, endedBy, lastMessageAt, ticketId, startedAt, idleHours, ...row }: SessionRow,
  tickets: readonly TicketSummary[],
  now: Date,
): ConversationSession {
  const ticket = tickets.find(({ id }) => id === ticketId);
  const noted = endedAt === null || endedBy === null ? null : { atMs: endedAt.getTime(), by: endedBy };
  const isOpen = ticketId !== null && ticket?.status !== 'closed';
  const ended = noted ?? (isOpen ? null : endOfSession({ lastMessageAt, ticket: null }, { now, idleHours }));
  return {
    ...row,
    startedAt: startedAt.toISOString(),
    ended: ended === null ? null : { at: new Date(ended.atMs).toISOString(), by: ended.by },
    ticket: ticket === undefined ? null : toLink(ticket),
  };
}

function toLink({ id, number, subject, status }: TicketSummary): TicketLink & { id: TicketId } {
  return { id, number, subject, status };
}
