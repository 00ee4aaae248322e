/** Adds a file for a reply. Its bytes are written as they arrive, as those of tickets are (`add-attachment`). */
import { err, type Result } from '#lib/base/result.ts';
import type { ConversationId, MessageAttachmentId } from '#lib/contract/ids.ts';
import { REPLY_FILES_MAX, type MessageFile } from '#lib/contract/reply-files.ts';
import { cleanFileName } from '#backend/core/file-names.ts';
import { mediaTypeOf } from '#backend/core/media-types.ts';
import type { Actor } from '#backend/core/permissions.ts';
import { sumAttachmentBytes } from '#backend/data/attachments.ts';
import { findConversation } from '#backend/data/conversation-lists.ts';
import {
  beginReplyFile,
  deleteReplyFile,
  finishReplyFile,
  insertReplyChunk,
  listReplyFilesOf,
} from '#backend/data/reply-files.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { NO_ROOM, receiveFile } from './receive-file.ts';
import { refusable } from './refusable.ts';

type Input = { conversationId: ConversationId; name: string; upload: AsyncIterable<Uint8Array> };
type File = { id: MessageAttachmentId; name: string; sizeBytes: number };

/** The file as it waits for its reply; refused where the conversation is not visible, and when there is no room. */
export async function addReplyFile(
  companion: Companion,
  { actor, input }: Call<Input>,
): Promise<Result<MessageFile, Refusal>> {
  const { db } = companion.database;
  const { conversationId } = input;
  const refusal = await refusedBefore(companion, actor, conversationId);
  if (refusal !== null) return err(refusal);
  const name = cleanFileName(input.name);
  const place = { conversationId, userId: actor.userId };
  const file = { ...place, name, mediaType: mediaTypeOf(name), at: companion.now() };
  const id = await beginReplyFile(db, file);
  const drop = () => deleteReplyFile(db, { ...place, attachmentId: id });
  try {
    const sizeBytes = await receiveFile(input.upload, (chunk) => insertReplyChunk(db, id, chunk));
    const added = await finish(companion, { id, name, sizeBytes });
    if (!added.ok) await drop();
    return added;
  } catch (error) {
    await drop();
    if (error instanceof RefusedError) return err(error.refusal);
    throw error;
  }
}

/** What can be refused before a single byte is written. */
async function refusedBefore(
  companion: Companion,
  actor: Actor,
  conversationId: ConversationId,
): Promise<Refusal | null> {
  const { db } = companion.database;
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  if ((await findConversation(db, reader, conversationId)) === null) return { code: 'not_found' };
  const waiting = await listReplyFilesOf(db, { conversationId, userId: actor.userId });
  if (waiting.length >= REPLY_FILES_MAX)
    return { code: 'too_many_items', detail: `Remove a file first; a reply has ${REPLY_FILES_MAX} at most.` };
  return (await sumAttachmentBytes(db)) >= companion.filesBytesMax ? NO_ROOM : null;
}

/** Makes the file be there, unless the room was taken while its bytes arrived. */
function finish(companion: Companion, { id, name, sizeBytes }: File): Promise<Result<MessageFile, Refusal>> {
  return refusable(companion.database, async (tx) => {
    if ((await sumAttachmentBytes(tx)) + sizeBytes > companion.filesBytesMax) throw new RefusedError(NO_ROOM);
    if (!(await finishReplyFile(tx, id, { sizeBytes, at: companion.now() })))
      throw new RefusedError({ code: 'not_found' });
    return { id, name, sizeBytes };
  });
}
