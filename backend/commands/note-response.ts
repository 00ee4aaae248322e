/** A message shows that the customer was answered: the ticket's first response stops with it, however late it is seen. */
import type { TicketId } from '#lib/contract/ids.ts';
import { respond } from '#backend/core/sla/late-response.ts';
import { event } from '#backend/core/ticket-changes.ts';
import type { Tx } from '#backend/data/database.ts';
import { readTerms } from '#backend/data/sla-policies.ts';
import { lockFirstResponse, writeClocks } from '#backend/data/ticket-clocks.ts';
import { appendEvents, findTicketVersion } from '#backend/data/tickets.ts';

/**
 * Stops or corrects the first response at the instant of the message, never later than now. It is a write of the system, so closed
 * tickets are corrected too, and the ticket's own version stays.
 */
export async function noteResponse(
  tx: Tx,
  ticketId: TicketId,
  { sentAt, now }: { sentAt: Date; now: Date },
): Promise<void> {
  const row = await lockFirstResponse(tx, ticketId);
  if (row === null) return;
  const atMs = Math.min(sentAt.getTime(), now.getTime());
  const clock = respond(await readTerms(tx, row.termsId), row.clock, atMs);
  if (clock === row.clock) return;
  await writeClocks(tx, [{ ...row, clock }]);
  const target = { ticketId, actorId: null, at: now, version: await findTicketVersion(tx, ticketId) };
  await appendEvents(tx, target, [event('responded', {})]);
}
