import type { ConversationId } from '#lib/contract/ids.ts';
import type { NewReply } from '#lib/contract/messages.ts';
import { isPermitted, type Actor } from '#backend/core/permissions.ts';
import { listTicketIds } from '#backend/data/channel-conversations.ts';
import type { Tx } from '#backend/data/database.ts';
import { RefusedError, type Companion } from './companion.ts';
import { changeTicket } from './update-ticket.ts';

type Asked = { conversationId: ConversationId; ticket: NonNullable<NewReply['ticket']>; actor: Actor };

/**
 * Sets the status of a ticket of the conversation with the reply that was just sent, whatever came to the ticket before. Throws the
 * refusals of any change of a ticket: closed, not seen, no right, a mandatory field that is empty.
 */
export async function setRepliedTicket(
  companion: Companion,
  tx: Tx,
  { conversationId, ticket, actor }: Asked,
): Promise<void> {
  if (!isPermitted(actor, 'tickets.update')) {
    const detail = 'Send the reply alone, or ask an admin. Your profile does not allow changing tickets.';
    throw new RefusedError({ code: 'not_permitted', detail });
  }
  if (!(await listTicketIds(tx, conversationId)).includes(ticket.id)) throw noSuchTicket();
  const input = { ticketId: ticket.id, changes: { version: null, status: ticket.status } };
  await changeTicket(companion, tx, { actor, input });
}

function noSuchTicket(): RefusedError {
  const message = 'Choose a ticket of this conversation.';
  return new RefusedError({ code: 'unusable_reference', errors: [{ field: 'ticket.id', message }] });
}
