/** A message on a channel shows that the customer was answered: the ticket's first response stops with it, however late it is seen. */
import type { TicketId } from '#lib/contract/ids.ts';
import { answer } from '#backend/core/sla/first-reply.ts';
import { event } from '#backend/core/ticket-changes.ts';
import type { Tx } from '#backend/data/database.ts';
import { readTerms } from '#backend/data/sla-policies.ts';
import { readClocks, writeClocks } from '#backend/data/ticket-clocks.ts';
import { bumpVersion, holdTicket } from '#backend/data/ticket-versions.ts';
import { appendEvents } from '#backend/data/tickets.ts';

/**
 * Stops or corrects the first response at the instant of the message, which is no later than now; one from before the ticket says
 * nothing. A fact of the channel and no edit, so that closed tickets take it too.
 */
export async function noteResponse(
  tx: Tx,
  ticketId: TicketId,
  { sentAt, now }: { sentAt: Date; now: Date },
): Promise<void> {
  await holdTicket(tx, ticketId);
  const row = (await readClocks(tx, ticketId)).find(({ clock }) => clock.kind === 'first-response');
  if (row === undefined || sentAt.getTime() < row.clock.startedMs) return;
  const clock = answer(await readTerms(tx, row.termsId), row.clock, sentAt.getTime());
  if (clock === row.clock) return;
  await writeClocks(tx, [{ ...row, clock }]);
  const version = await bumpVersion(tx, ticketId, now);
  const responded = event('responded', { to: sentAt.toISOString(), reason: 'channel' });
  await appendEvents(tx, { ticketId, actorId: null, at: now, version }, [responded]);
}
