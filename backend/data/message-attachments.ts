/** Files of messages, in chunks as those of tickets are (`attachments`). */
import type { MessageAttachmentId, MessageId } from '#lib/contract/ids.ts';
import type { Db } from './database.ts';

/** The file's bytes, a chunk at a time. */
export async function* readMessageChunks(db: Db, id: MessageAttachmentId): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const chunk = await db
      .selectFrom('message_attachment_chunk')
      .where('attachment_id', '=', id)
      .where('position', '=', position)
      .select('bytes')
      .executeTakeFirst();
    if (chunk === undefined) return;
    yield chunk.bytes;
  }
}

/** Files that the HTML of the message shows within its text. */
export async function listInlineFiles(
  db: Db,
  messageId: MessageId,
): Promise<{ id: MessageAttachmentId; contentId: string; mediaType: string; sizeBytes: number }[]> {
  const rows = await db
    .selectFrom('message_attachment')
    .where('message_id', '=', messageId)
    .where('content_id', 'is not', null)
    .orderBy('position')
    .select(['id', 'content_id', 'media_type', 'size_bytes'])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    contentId: row.content_id ?? '',
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
  }));
}
