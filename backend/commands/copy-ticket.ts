/** Clones a ticket, or goes on with a closed one in a follow-up. The old ticket is not touched. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { FieldValues } from '#lib/contract/fields.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { event } from '#backend/core/ticket-changes.ts';
import { decideCopy, type CopyKind } from '#backend/core/ticket-copies.ts';
import { readSettings } from '#backend/data/settings.ts';
import { touchRecords } from '#backend/data/records.ts';
import { findTicket } from '#backend/data/ticket-summaries.ts';
import { appendEvents, insertTicket } from '#backend/data/tickets.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { findPossibleOwners } from './find-possible-owners.ts';
import { once, type Once } from './once.ts';
import { startTicketClocks } from './clocks.ts';
import { tell } from './tell.ts';
import { UNDONE_NO_MORE_MS } from '#backend/core/undo.ts';
import { readTicket } from './read-ticket.ts';

type Input = { ticketId: TicketId; kind: CopyKind; fields: FieldValues };

/** The new ticket; refused when the old one is not visible, not closed for a follow-up, or lacks what is mandatory now. */
export function copyTicket(
  companion: Companion,
  call: Call<Input> & { once: Once | null },
): Promise<Result<Ticket, Refusal>> {
  const { actor, input } = call;
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  return once(companion, call, async (tx) => {
    const found = await findTicket(tx, reader, input.ticketId);
    if (found === null) throw new RefusedError({ code: 'not_found' });
    const { row, summary } = found;
    if (input.kind === 'follow-up' && row.status !== 'closed') {
      const detail = `Go on in ${summary.number} itself; only a closed ticket gets a follow-up.`;
      throw new RefusedError({ code: 'ticket_not_closed', detail });
    }
    const copy = { kind: input.kind, given: input.fields };
    const decided = decideCopy(row, copy, {
      ...(await readSettings(tx)),
      users: await findPossibleOwners(tx, row.channelId),
      actorId: actor.userId,
    });
    if (!decided.ok) throw new RefusedError(decided.error);
    const at = companion.now();
    const ticket = await insertTicket(tx, {
      ...decided.value,
      source: 'manual',
      createdBy: actor.userId,
      followsId: input.kind === 'follow-up' ? row.id : null,
      channelId: row.channelId,
      at,
    });
    await appendEvents(tx, { ticketId: ticket.id, actorId: actor.userId, at, version: 1 }, [
      event('created', { to: ticket.number, from: summary.number, reason: input.kind }),
    ]);
    await startTicketClocks(tx, {
      ticketId: ticket.id,
      status: decided.value.status,
      at,
      channelId: row.channelId,
    });
    await tell(tx, {
      ticketId: ticket.id,
      at,
      dueAt: new Date(at.getTime() + UNDONE_NO_MORE_MS),
      actorId: actor.userId,
      ownerBefore: null,
      ownerAfter: decided.value.ownerId,
      events: [],
    });
    const records = Object.values(decided.value.associations).filter((id) => id !== null);
    await touchRecords(tx, records, at);
    return assertExists(await readTicket(tx, reader, ticket.id), 'the ticket just copied');
  });
}
