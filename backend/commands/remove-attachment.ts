/** Removes a file from a ticket that is not closed; the timeline keeps its name. */
import type { Result } from '#lib/base/result.ts';
import type { AttachmentId, TicketId } from '#lib/contract/ids.ts';
import { event } from '#backend/core/ticket-changes.ts';
import { deleteAttachment, findAttachment } from '#backend/data/attachments.ts';
import { appendEvents, updateTicketRow } from '#backend/data/tickets.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { lockForChange } from './update-ticket.ts';

type Input = { ticketId: TicketId; attachmentId: AttachmentId };

/** Nothing on success; refused when the ticket is not visible or closed, or has no such file. */
export function removeAttachment(
  companion: Companion,
  { actor, input }: Call<Input>,
): Promise<Result<undefined, Refusal>> {
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  return refusable(companion.database, async (tx) => {
    const row = await lockForChange(tx, reader, { id: input.ticketId, version: null });
    const file = await findAttachment(tx, input);
    if (file === null) throw new RefusedError({ code: 'not_found' });
    await deleteAttachment(tx, file.id);
    const at = companion.now();
    const version = await updateTicketRow(tx, row.id, { state: row, at });
    const target = { ticketId: row.id, actorId: actor.userId, at, version };
    await appendEvents(tx, target, [event('file-removed', { from: file.name })]);
    return undefined;
  });
}
