/**
 * Attaches a file. Its bytes are written as they arrive, each chunk by itself: a transaction over a slow upload would hold a
 * connection, and with the embedded database everybody. Only the last step, which makes the file be there, is one transaction.
 */
import { err, type Result } from '#lib/base/result.ts';
import type { Attachment } from '#lib/contract/attachments.ts';
import type { AttachmentId, TicketId } from '#lib/contract/ids.ts';
import { cleanFileName } from '#backend/core/file-names.ts';
import type { Actor } from '#backend/core/permissions.ts';
import { event } from '#backend/core/ticket-changes.ts';
import {
  beginAttachment,
  deleteAttachment,
  finishAttachment,
  insertChunk,
  sumAttachmentBytes,
} from '#backend/data/attachments.ts';
import { findTicket } from '#backend/data/ticket-summaries.ts';
import { appendEvents, updateTicketRow } from '#backend/data/tickets.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { RefusedError } from './companion.ts';
import { answeredBefore, once, type Once } from './once.ts';
import { NO_ROOM, receiveFile } from './receive-file.ts';
import { lockForChange, TICKET_CLOSED } from './update-ticket.ts';

type Input = { ticketId: TicketId; name: string; upload: AsyncIterable<Uint8Array> };
type File = { id: AttachmentId; ticketId: TicketId; name: string; sizeBytes: number };

/**
 * The file as the ticket shows it; refused when the ticket is not visible or closed, and when there is no room. A repeat gets the
 * first answer before any of its bytes are read.
 */
export async function addAttachment(
  companion: Companion,
  call: Call<Input> & { once: Once | null },
): Promise<Result<Attachment, Refusal>> {
  const { db } = companion.database;
  const { actor, input } = call;
  const before = await answeredBefore(db, call);
  if (before !== null) return before as Result<Attachment, Refusal>;
  const refusal = await refusedBefore(companion, actor, input.ticketId);
  if (refusal !== null) return err(refusal);
  const name = cleanFileName(input.name);
  const { ticketId } = input;
  const id = await beginAttachment(db, { ticketId, name, addedBy: actor.userId }, companion.now());
  try {
    const sizeBytes = await receiveFile(input.upload, (chunk) => insertChunk(db, id, chunk));
    const added = await finish(companion, call, { id, ticketId, name, sizeBytes });
    // A twin that was sent at the same time may have been first.
    if (!added.ok || added.value.id !== id) await deleteAttachment(db, id);
    return added;
  } catch (error) {
    await deleteAttachment(db, id);
    if (error instanceof RefusedError) return err(error.refusal);
    throw error;
  }
}

/** What can be refused before a single byte is written. */
async function refusedBefore(
  companion: Companion,
  actor: Actor,
  ticketId: TicketId,
): Promise<Refusal | null> {
  const { db } = companion.database;
  const found = await findTicket(db, { actor, publicUrl: companion.publicUrl, now: companion.now }, ticketId);
  if (found === null) return { code: 'not_found' };
  if (found.row.status === 'closed') return TICKET_CLOSED;
  return (await sumAttachmentBytes(db)) >= companion.filesBytesMax ? NO_ROOM : null;
}

/** Makes the file be there, unless the ticket was closed or the room taken while its bytes arrived. */
function finish(
  companion: Companion,
  call: Call<Input> & { once: Once | null },
  file: File,
): Promise<Result<Attachment, Refusal>> {
  const { actor } = call;
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  const { id, ticketId, name, sizeBytes } = file;
  return once(companion, call, async (tx) => {
    const row = await lockForChange(tx, reader, { id: ticketId, version: null });
    if ((await sumAttachmentBytes(tx)) + sizeBytes > companion.filesBytesMax) throw new RefusedError(NO_ROOM);
    const at = companion.now();
    await finishAttachment(tx, id, { sizeBytes, at });
    const version = await updateTicketRow(tx, ticketId, { state: row, at });
    const target = { ticketId, actorId: actor.userId, at, version };
    await appendEvents(tx, target, [event('file-added', { to: name })]);
    return { id, name, sizeBytes, addedBy: actor.user, createdAt: at.toISOString() };
  });
}
