/** Files of tickets, in chunks: the bytes are in the database, so that all processes and a backup have them. */
import { sql } from 'kysely';
import type { AttachmentId, TicketId, UserId } from '#lib/contract/ids.ts';
import type { Attachment } from '#lib/contract/attachments.ts';
import type { Db, Tx } from './database.ts';

/** Small enough that reading one never holds much memory, large enough that 25 MB is a hundred rows. */
export const CHUNK_BYTES = 256 * 1024;

type NewFile = { ticketId: TicketId; name: string; addedBy: UserId };

/** Begins a file whose bytes are arriving; nobody sees it yet. */
export async function beginAttachment(db: Db, file: NewFile, at: Date): Promise<AttachmentId> {
  const { id } = await db
    .insertInto('attachment')
    .values({ ticket_id: file.ticketId, name: file.name, added_by: file.addedBy, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Adds the next bytes. */
export async function insertChunk(
  db: Db,
  id: AttachmentId,
  chunk: { position: number; bytes: Uint8Array },
): Promise<void> {
  await db
    .insertInto('attachment_chunk')
    .values({ attachment_id: id, ...chunk })
    .execute();
}

/** Ends a file: from now on it is there. */
export async function finishAttachment(
  tx: Tx,
  id: AttachmentId,
  { sizeBytes, at }: { sizeBytes: number; at: Date },
): Promise<void> {
  await tx
    .updateTable('attachment')
    .set({ size_bytes: sizeBytes, created_at: at, finished_at: at })
    .where('id', '=', id)
    .execute();
}

/** Removes a file and its bytes. */
export async function deleteAttachment(db: Db, id: AttachmentId): Promise<void> {
  await db.deleteFrom('attachment').where('id', '=', id).execute();
}

/** Drops files that never arrived whole. */
export async function forgetUnfinished(db: Db, before: Date): Promise<void> {
  await db
    .deleteFrom('attachment')
    .where('finished_at', 'is', null)
    .where('created_at', '<', before)
    .execute();
}

/** What all files together take that colleagues added, to tickets and to replies. */
export async function sumAttachmentBytes(db: Db): Promise<number> {
  const { rows } = await sql<{ sum: number }>`
    select (
      (select coalesce(sum(size_bytes), 0) from attachment where finished_at is not null)
      + (select coalesce(sum(size_bytes), 0) from message_attachment where added_by is not null and is_whole)
    )::float8 as sum
  `.execute(db);
  return rows[0]?.sum ?? 0;
}

/** The ticket's files, oldest first. */
export async function listAttachments(db: Db, ticketId: TicketId): Promise<Attachment[]> {
  const rows = await selectFinished(db)
    .where('attachment.ticket_id', '=', ticketId)
    .orderBy('attachment.created_at')
    .orderBy('attachment.id')
    .execute();
  return rows.map(toAttachment);
}

/** One file of the ticket, or null. */
export async function findAttachment(
  db: Db,
  { ticketId, attachmentId }: { ticketId: TicketId; attachmentId: AttachmentId },
): Promise<Attachment | null> {
  const row = await selectFinished(db)
    .where('attachment.ticket_id', '=', ticketId)
    .where('attachment.id', '=', attachmentId)
    .executeTakeFirst();
  return row === undefined ? null : toAttachment(row);
}

function selectFinished(db: Db) {
  return db
    .selectFrom('attachment')
    .innerJoin('user', 'user.id', 'attachment.added_by')
    .where('attachment.finished_at', 'is not', null)
    .select([
      'attachment.id',
      'attachment.name',
      'attachment.size_bytes',
      'attachment.created_at',
      'user.id as user_id',
      'user.name as user_name',
      'user.email as user_email',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectFinished>['execute']>>[number];

function toAttachment(row: Row): Attachment {
  return {
    id: row.id,
    name: row.name,
    sizeBytes: Number(row.size_bytes),
    addedBy: { id: row.user_id, name: row.user_name, email: row.user_email },
    createdAt: row.created_at.toISOString(),
  };
}

/** The file's bytes, a chunk at a time; the database is asked for the next one only when it is wanted. */
export async function* readChunks(db: Db, id: AttachmentId): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const chunk = await db
      .selectFrom('attachment_chunk')
      .where('attachment_id', '=', id)
      .where('position', '=', position)
      .select('bytes')
      .executeTakeFirst();
    if (chunk === undefined) return;
    yield chunk.bytes;
  }
}
