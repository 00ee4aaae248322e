import type { MessageAttachmentId } from '#lib/contract/ids.ts';
import { REPLY_BYTES_MAX } from '#lib/contract/reply-files.ts';
import type { Tx } from '#backend/data/database.ts';
import type { MailAttachment } from '#backend/data/mail-tables.ts';
import { lockReplyFiles, type ReplyPlace } from '#backend/data/reply-files.ts';
import { RefusedError } from './companion.ts';

/** The files that wait for the reply, locked, in the order asked; throws the refusal where one is gone or they are too large. */
export async function takeReplyFiles(
  tx: Tx,
  place: ReplyPlace,
  ids: readonly MessageAttachmentId[],
): Promise<MailAttachment[]> {
  const found = await lockReplyFiles(tx, place, ids);
  const inOrder = [...new Set(ids)].map((id) => found.find((file) => file.id === id));
  const files = inOrder.filter((file) => file !== undefined);
  if (files.length < inOrder.length)
    throw refused('Add the file again; it is not there any more, or was sent already.');
  if (files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > REPLY_BYTES_MAX)
    throw refused(`Remove some files; they may have ${REPLY_BYTES_MAX / 1_000_000} MB together.`);
  return files.map(({ id, name, mediaType }) => ({ name, mediaType, messageAttachmentId: id }));
}

function refused(message: string): RefusedError {
  return new RefusedError({ code: 'unusable_reference', errors: [{ field: 'attachmentIds', message }] });
}
