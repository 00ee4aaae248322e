/** Links an existing ticket to an e-mail thread, so that every mailbox with the thread shows it. */
import type { Result } from '#lib/base/result.ts';
import { assertExists } from '#lib/base/assert.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import type { ThreadFacts, ThreadMessage } from '#lib/contract/threads.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { event } from '#backend/core/ticket-changes.ts';
import { linkThread as decideLinks } from '#backend/core/thread-links.ts';
import {
  claimConversation,
  findConversations,
  insertMessages,
  insertTicketConversation,
} from '#backend/data/conversations.ts';
import { appendEvents, updateTicketRow } from '#backend/data/tickets.ts';
import { readSettings } from '#backend/data/settings.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { readTicket } from './read-ticket.ts';
import { refusable } from './refusable.ts';
import { lockForChange } from './update-ticket.ts';

type Input = { ticketId: TicketId; thread: ThreadFacts; messages: ThreadMessage[] };

/** The linked ticket; linking again changes nothing. A thread that cannot be told from others is refused. */
export function linkThread(companion: Companion, call: Call<Input>): Promise<Result<Ticket, Refusal>> {
  const { actor, input } = call;
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  return refusable(companion.database, async (tx) => {
    const row = await lockForChange(tx, reader, { id: input.ticketId, version: null });
    refuseUnknowable(input.thread);
    const links = decideLinks(
      input.thread,
      await findConversations(tx, input.thread),
      (await readSettings(tx)).ourKeys,
    );
    const [conversationId] = await claimConversation(tx, input.thread, links.linked[0]);
    await insertMessages(tx, conversationId, input.messages);
    if (await insertTicketConversation(tx, { ticketId: row.id, conversationId, linkedBy: actor.userId })) {
      const at = companion.now();
      const version = await updateTicketRow(tx, row.id, { state: row, at });
      const linked = event('thread-linked', { to: input.thread.subject });
      await appendEvents(tx, { ticketId: row.id, actorId: actor.userId, at, version }, [linked]);
    }
    return assertExists(await readTicket(tx, reader, row.id), 'the ticket just linked');
  });
}

function refuseUnknowable(thread: ThreadFacts): void {
  if (thread.messageIds.length > 0 || thread.providerThreadId !== null) return;
  const message =
    'Give a Message-ID or the provider’s thread id; without one the thread cannot be found again.';
  throw new RefusedError({ code: 'unusable_reference', errors: [{ field: 'thread.messageIds', message }] });
}
