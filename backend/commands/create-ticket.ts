/** Creates a ticket by hand, from a record, by API, from an e-mail thread, or from a conversation on a channel. */
import type { Result } from '#lib/base/result.ts';
import type { ChannelId, ConversationId } from '#lib/contract/ids.ts';
import type { ThreadFacts } from '#lib/contract/threads.ts';
import type { NewTicket, Ticket } from '#lib/contract/tickets.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import {
  associateCustomer,
  hasMatchedCustomer,
  type Associations,
  type Person,
} from '#backend/core/matching.ts';
import { decideStart } from '#backend/core/new-ticket.ts';
import { event } from '#backend/core/ticket-changes.ts';
import { linkThread } from '#backend/core/thread-links.ts';
import {
  claimConversation,
  findConversations,
  insertTicketConversation,
} from '#backend/data/conversations.ts';
import { giveSessionTicket } from '#backend/data/conversation-sessions.ts';
import type { Tx } from '#backend/data/database.ts';
import { readSettings } from '#backend/data/settings.ts';
import { touchRecords } from '#backend/data/records.ts';
import { findTicketsOfConversations, type Reader } from '#backend/data/ticket-summaries.ts';
import { insertMessages } from '#backend/data/thread-messages.ts';
import { appendEvents, insertTicket } from '#backend/data/tickets.ts';
import { checkReferences } from './check-references.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { findThreadPeople } from './find-thread-people.ts';
import { UNDONE_NO_MORE_MS } from '#backend/core/undo.ts';
import { startTicketClocks } from './clocks.ts';
import { joinConversation, type JoinedConversation } from './join-conversation.ts';
import { tell } from './tell.ts';
import { once, type Once } from './once.ts';
import { readNewTicket, readTicket } from './read-ticket.ts';
import { suggestConversations } from './suggest-conversations.ts';

/** The new ticket; refused values, a thread that has one already, and a thread nobody of which is known are refusals. */
export function createTicket(
  companion: Companion,
  call: Call<NewTicket> & { once: Once | null },
): Promise<Result<Ticket, Refusal>> {
  return once(companion, call, (tx) => insert(companion, tx, call));
}

async function insert(companion: Companion, tx: Tx, call: Call<NewTicket>): Promise<Ticket> {
  const { actor, input } = call;
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  const at = companion.now();
  const origin = await findOrigin(companion, tx, call);
  const channelId = origin?.channelId ?? null;
  const associations = combine(input.associations, origin?.people ?? []);
  const ownerId = input.ownerId === undefined ? actor.userId : input.ownerId;
  await checkReferences(tx, { ownerId, associations }, { channelId });
  const start = decideStart(...(await whereToStart(tx, input, origin)));
  if (!start.ok) throw new RefusedError(start.error);
  const ticket = await insertTicket(tx, {
    subject: input.subject,
    description: input.description,
    status: start.value.status,
    pipelineId: start.value.pipeline.id,
    stageId: start.value.stage.id,
    ownerId,
    associations,
    fieldValues: start.value.fieldValues,
    source: input.source,
    channelId,
    createdBy: actor.userId,
    at,
  });
  await appendEvents(tx, { ticketId: ticket.id, actorId: actor.userId, at, version: 1 }, [
    event('created', { to: ticket.number }),
  ]);
  await startTicketClocks(tx, { ticketId: ticket.id, status: start.value.status, at, channelId });
  await touchRecords(
    tx,
    Object.values(associations).filter((id) => id !== null),
    at,
  );
  await tell(tx, {
    ticketId: ticket.id,
    at,
    dueAt: new Date(at.getTime() + UNDONE_NO_MORE_MS),
    actorId: actor.userId,
    ownerBefore: null,
    ownerAfter: ownerId,
    followers: [],
    events: [],
  });
  if (origin !== null) {
    if (channelId === null) await insertMessages(tx, origin.conversationId, input.messages);
    else await giveSessionTicket(tx, origin.conversationId, ticket.id);
    await insertTicketConversation(tx, {
      ticketId: ticket.id,
      conversationId: origin.conversationId,
      linkedBy: actor.userId,
    });
  }
  return readNewTicket(tx, reader, ticket.id);
}

type Origin = Omit<JoinedConversation, 'channelId'> & { channelId: ChannelId | null };

/** What the ticket is made from; null for nothing but itself. */
async function findOrigin(companion: Companion, tx: Tx, call: Call<NewTicket>): Promise<Origin | null> {
  const { actor, input } = call;
  if (input.thread !== undefined) {
    const joined = await joinThread(companion, tx, { actor, input: { ...input, thread: input.thread } });
    return { ...joined, channelId: null, pipelineId: null };
  }
  if (input.conversationId === undefined) return null;
  const joined = await joinConversation(tx, actor, input.conversationId);
  await refuseSecond(companion, tx, { call, conversations: [joined.conversationId] });
  return joined;
}

/** The pipeline of the channel where nobody asked for another and it is in use. */
async function whereToStart(tx: Tx, input: NewTicket, origin: Origin | null) {
  const settings = await readSettings(tx);
  const ofChannel = settings.pipelines.find(({ id }) => id === origin?.pipelineId)?.id;
  const pipelineId = input.pipelineId ?? (input.stageId === undefined ? ofChannel : undefined);
  return [{ ...input, pipelineId }, settings] as const;
}

type SecondOf = {
  call: Call<NewTicket>;
  conversations: ConversationId[];
  /** They are only perhaps the same. */
  isSuggested?: boolean;
};

/** Refuses another ticket of the same conversation that nobody asked for knowingly. */
async function refuseSecond(
  companion: Companion,
  tx: Tx,
  { call, conversations, isSuggested = false }: SecondOf,
): Promise<void> {
  if (call.input.isKnowinglyAnother) return;
  const reader = { actor: call.actor, publicUrl: companion.publicUrl, now: companion.now };
  const [ticket] = await findTicketsOfConversations(tx, reader, conversations);
  if (ticket !== undefined)
    throw new RefusedError(await threadHasTicket(tx, reader, { ticket, isSuggested }));
}

/** Finds the thread's people and claims its conversation; refuses when nobody matches or the thread has a ticket. */
async function joinThread(
  companion: Companion,
  tx: Tx,
  call: Call<NewTicket & { thread: ThreadFacts }>,
): Promise<{ conversationId: ConversationId; people: Person[] }> {
  const facts = call.input.thread;
  const { ourKeys } = await readSettings(tx);
  const people = await findThreadPeople(tx, facts, ourKeys);
  if (!hasMatchedCustomer(people)) throw new RefusedError(nobodyMatches(people));
  const links = linkThread(facts, await findConversations(tx, facts), ourKeys);
  if (links.linked.length === 0) {
    const suggested = await suggestConversations(tx, { facts, ourKeys, now: companion.now() });
    await refuseSecond(companion, tx, { call, conversations: suggested, isSuggested: true });
  }
  const conversations = await claimConversation(tx, facts, links.linked[0]);
  const all = [...new Set([...conversations, ...links.linked])];
  await refuseSecond(companion, tx, { call, conversations: all });
  return { conversationId: conversations[0], people };
}

function nobodyMatches(people: readonly Person[]): Refusal {
  const address = people.find(({ isCustomer }) => isCustomer)?.address;
  const who = address === undefined ? 'the sender' : address;
  return {
    code: 'no_matched_record',
    detail: `Add ${who} as a Lead or Contact first, then create the ticket.`,
  };
}

async function threadHasTicket(
  tx: Tx,
  reader: Reader,
  { ticket, isSuggested }: { ticket: TicketSummary; isSuggested: boolean },
): Promise<Refusal> {
  const whole = await readTicket(tx, reader, ticket.id);
  return {
    code: 'thread_has_ticket',
    detail: isSuggested
      ? `${ticket.number} has the same people and subject. Link it, or create another knowingly.`
      : `${ticket.number} was made from this thread. Open it, or create another knowingly.`,
    facts: { ticket, createdBy: whole?.createdBy ?? null, isSuggested },
  };
}

/** Given associations win, null included; a kind that was not mentioned is associated by itself where one record matches. */
function combine(given: NewTicket['associations'], people: readonly Person[]): Associations {
  const own = associateCustomer(people.find(({ isCustomer }) => isCustomer));
  const mentioned = Object.entries(given).filter(([, id]) => id !== undefined);
  return { ...own, ...Object.fromEntries(mentioned) };
}
