/**
 * Stops the first response of a thread's tickets at the first reply that a mailbox shows, also late: the verdict is corrected,
 * what was escalated by then stays. A fact of the mailbox and no edit, so that closed tickets take it too. The conversation learns
 * the thread's ids, so that whoever has only the customer's answer to the reply finds the ticket.
 */
import type { z } from 'zod';
import type { noteReplies as route } from '#lib/contract/replies.ts';
import type { TicketId, UserId } from '#lib/contract/ids.ts';
import { toMatchKey } from '#backend/core/addresses.ts';
import { answer, findFirstReply, type FirstReply, type SeenMessage } from '#backend/core/sla/first-reply.ts';
import { event } from '#backend/core/ticket-changes.ts';
import { linkThread } from '#backend/core/thread-links.ts';
import { findConversations, hasUnknownIds, learnThread } from '#backend/data/conversations.ts';
import type { Tx } from '#backend/data/database.ts';
import { readSettings } from '#backend/data/settings.ts';
import { readTerms } from '#backend/data/sla-policies.ts';
import { readClocks, writeClocks, type ClockRow } from '#backend/data/ticket-clocks.ts';
import { findTicketsOfConversations, type Reader } from '#backend/data/ticket-summaries.ts';
import { bumpVersion } from '#backend/data/ticket-versions.ts';
import { appendEvents, lockTicket } from '#backend/data/tickets.ts';
import type { Call, Companion } from './companion.ts';

type Input = z.infer<typeof route.body>;

/** How many tickets that the caller may see got another verdict. */
export function noteReplies(companion: Companion, { actor, input }: Call<Input>): Promise<number> {
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  const messages = input.messages.map(({ from, sentAt, isAutomatic }) => ({
    matchKey: toMatchKey(from),
    sentMs: Date.parse(sentAt),
    isAutomatic,
  }));
  return companion.database.transaction(async (tx) => {
    const { ourKeys } = await readSettings(tx);
    const { linked } = linkThread(input.thread, await findConversations(tx, input.thread), ourKeys);
    const [conversationId] = linked;
    if (conversationId !== undefined && (await hasUnknownIds(tx, input.thread)))
      await learnThread(tx, conversationId, input.thread);
    const tickets = await findTicketsOfConversations(tx, reader, linked);
    let changed = 0;
    // In one order everywhere, so that two mailboxes that tell of one thread do not wait for each other.
    for (const id of tickets.map((ticket) => ticket.id).toSorted())
      if (await noteOn(tx, reader, { id, messages })) changed += 1;
    return changed;
  });
}

async function noteOn(
  tx: Tx,
  reader: Reader,
  { id, messages }: { id: TicketId; messages: readonly SeenMessage[] },
): Promise<boolean> {
  const row = await lockTicket(tx, reader.actor, id);
  const before = (await readClocks(tx, id)).find(({ clock }) => clock.kind === 'first-response');
  if (row === null || before === undefined) return false;
  const at = reader.now();
  const { users, ourKeys } = await readSettings(tx);
  const bounds = { createdMs: before.clock.startedMs, nowMs: at.getTime(), ourKeys };
  const reply = findFirstReply(messages, bounds);
  if (reply === null) return false;
  const clock = answer(await readTerms(tx, before.termsId), before.clock, reply.atMs);
  if (clock === before.clock) return false;
  const after: ClockRow = { ...before, clock };
  await writeClocks(tx, [after]);
  const version = await bumpVersion(tx, id, at);
  const actorId = authorOf(reply, users) ?? reader.actor.userId;
  const responded = event('responded', { to: new Date(reply.atMs).toISOString() });
  await appendEvents(tx, { ticketId: id, actorId, at, version }, [responded]);
  return true;
}

/** Whoever sent the reply stands on the timeline, not who happened to look at it. */
function authorOf(reply: FirstReply, users: readonly { id: UserId; email: string }[]): UserId | undefined {
  return users.find(({ email }) => toMatchKey(email) === reply.matchKey)?.id;
}
