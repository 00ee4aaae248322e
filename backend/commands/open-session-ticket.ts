/** Makes the ticket of a session by itself. Nobody is asked, so nothing refuses it: empty mandatory fields wait for the next save. */
import type { TicketId } from '#lib/contract/ids.ts';
import { toMatchKey } from '#backend/core/addresses.ts';
import { associateCustomer, findPeople } from '#backend/core/matching.ts';
import { startUnasked } from '#backend/core/new-ticket.ts';
import { event } from '#backend/core/ticket-changes.ts';
import type { FollowedConversation, FollowedMessage } from '#backend/data/conversation-sessions.ts';
import { insertTicketConversation } from '#backend/data/conversations.ts';
import type { Tx } from '#backend/data/database.ts';
import { findRecordsByKeys, touchRecords } from '#backend/data/records.ts';
import { readSettings } from '#backend/data/settings.ts';
import { appendEvents, holdTicketRow, insertTicket, numberOf } from '#backend/data/tickets.ts';
import { chooseOwner } from './choose-owner.ts';
import { startTicketClocks } from './clocks.ts';
import { tell } from './tell.ts';

type Occasion = {
  conversation: FollowedConversation;
  message: FollowedMessage;
  at: Date;
  /** The closed ticket that it goes on with. */
  followsId: TicketId | null;
};

/** Named as the conversation, in the channel's pipeline, for its customer, described by the customer's message. */
export async function openSessionTicket(tx: Tx, occasion: Occasion): Promise<TicketId> {
  const { conversation, message, at, followsId } = occasion;
  const { channel } = conversation;
  const follows = followsId === null ? null : await holdTicketRow(tx, followsId);
  const associations = follows?.associations ?? (await associationsOf(tx, conversation));
  const ownerId = await chooseOwner(tx, channel.id);
  const start = startUnasked(await readSettings(tx), channel.pipelineId);
  const ticket = await insertTicket(tx, {
    subject: conversation.subject,
    description: message.text,
    status: start.status,
    pipelineId: start.pipeline.id,
    stageId: start.stage.id,
    ownerId,
    associations,
    fieldValues: start.fieldValues,
    source: channel.kind === 'email' ? 'email' : 'conversation',
    channelId: channel.id,
    createdBy: null,
    followsId,
    at,
  });
  const from = followsId === null ? null : await numberOf(tx, followsId);
  const reason = followsId === null ? 'new session' : 'follow-up';
  const created = event('created', { to: ticket.number, from, reason });
  await appendEvents(tx, { ticketId: ticket.id, actorId: null, at, version: 1 }, [created]);
  await startTicketClocks(tx, { ticketId: ticket.id, status: start.status, at, channelId: channel.id });
  await insertTicketConversation(tx, {
    ticketId: ticket.id,
    conversationId: conversation.id,
    linkedBy: null,
  });
  await touchRecords(
    tx,
    Object.values(associations).filter((id) => id !== null),
    at,
  );
  await tell(tx, {
    ticketId: ticket.id,
    at,
    actorId: null,
    ownerBefore: null,
    ownerAfter: ownerId,
    followers: [],
    events: [],
  });
  return ticket.id;
}

async function associationsOf(tx: Tx, { customer: { address, name } }: FollowedConversation) {
  if (address === null) return associateCustomer(undefined);
  const records = await findRecordsByKeys(tx, [toMatchKey(address)]);
  const [customer] = findPeople(
    [{ address, name, role: 'from' }],
    new Set(),
    (key) => records.get(key) ?? [],
  );
  return associateCustomer(customer);
}
