/** Files that wait for their reply; their bytes lie where those of messages do (`message-attachments`). */
import type { ConversationId, MessageAttachmentId, MessageId, UserId } from '#lib/contract/ids.ts';
import type { MessageFile } from '#lib/contract/reply-files.ts';
import type { Db, Tx } from './database.ts';

/** Whose files for which conversation. */
export type ReplyPlace = { conversationId: ConversationId; userId: UserId };

type NewFile = ReplyPlace & { name: string; mediaType: string; at: Date };

/** Begins a file for a reply whose bytes are arriving; it is not there yet. */
export async function beginReplyFile(db: Db, file: NewFile): Promise<MessageAttachmentId> {
  const { id } = await db
    .insertInto('message_attachment')
    .values({
      message_id: null,
      conversation_id: file.conversationId,
      added_by: file.userId,
      added_at: file.at,
      position: 0,
      name: file.name,
      media_type: file.mediaType,
      size_bytes: 0,
      content_id: null,
      is_whole: false,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Adds the next bytes. */
export async function insertReplyChunk(
  db: Db,
  id: MessageAttachmentId,
  chunk: { position: number; bytes: Uint8Array },
): Promise<void> {
  await db
    .insertInto('message_attachment_chunk')
    .values({ attachment_id: id, ...chunk })
    .execute();
}

/** Ends a file: from now on it waits for its reply. False when it is gone meanwhile, with its conversation or a person. */
export async function finishReplyFile(
  tx: Tx,
  id: MessageAttachmentId,
  { sizeBytes, at }: { sizeBytes: number; at: Date },
): Promise<boolean> {
  const row = await tx
    .updateTable('message_attachment')
    .set({ size_bytes: sizeBytes, added_at: at, is_whole: true })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Removes a file that waits; false when the place has none with this id. */
export async function deleteReplyFile(
  db: Db,
  place: ReplyPlace & { attachmentId: MessageAttachmentId },
): Promise<boolean> {
  const row = await db
    .deleteFrom('message_attachment')
    .where('id', '=', place.attachmentId)
    .where('message_id', 'is', null)
    .where('conversation_id', '=', place.conversationId)
    .where('added_by', '=', place.userId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Files that wait, in the order they came. */
export async function listReplyFilesOf(db: Db, place: ReplyPlace): Promise<MessageFile[]> {
  const rows = await selectWaiting(db, place).execute();
  return rows.map(({ id, name, sizeBytes }) => ({ id, name, sizeBytes }));
}

/** Files that wait and were asked for, locked; those that are not there are left out. */
export async function lockReplyFiles(tx: Tx, place: ReplyPlace, ids: readonly MessageAttachmentId[]) {
  if (ids.length === 0) return [];
  return selectWaiting(tx, place)
    .where('id', 'in', [...ids])
    .forUpdate()
    .execute();
}

/** Gives the files to their reply, in this order. */
export async function joinReplyFiles(
  tx: Tx,
  messageId: MessageId,
  ids: readonly MessageAttachmentId[],
): Promise<void> {
  for (const [position, id] of ids.entries())
    await tx
      .updateTable('message_attachment')
      .set({ message_id: messageId, position })
      .where('id', '=', id)
      .execute();
}

/** Drops files of replies that nobody sent, and those that never arrived whole. */
export async function forgetReplyFiles(db: Db, before: { waiting: Date; unfinished: Date }): Promise<void> {
  await db
    .deleteFrom('message_attachment')
    .where('message_id', 'is', null)
    .where((eb) =>
      eb.or([
        eb('added_at', '<', before.waiting),
        eb.and([eb('added_at', '<', before.unfinished), eb('is_whole', '=', false)]),
      ]),
    )
    .execute();
}

function selectWaiting(db: Db, { conversationId, userId }: ReplyPlace) {
  return db
    .selectFrom('message_attachment')
    .where('message_id', 'is', null)
    .where('conversation_id', '=', conversationId)
    .where('added_by', '=', userId)
    .where('is_whole', '=', true)
    .orderBy('added_at')
    .orderBy('id')
    .select(['id', 'name', 'media_type as mediaType', 'size_bytes as sizeBytes']);
}
