/** Files of replies that are being written: seen by whoever adds them alone, until the reply is sent. */
import * as z from 'zod/mini';
import { FILE_BYTES_MAX } from './attachments.ts';
import { ConversationId, MessageAttachmentId } from './ids.ts';
import { defineRoute } from './route.ts';
import { line } from './values.ts';

/** Files of one reply. */
export const REPLY_FILES_MAX = 10;

/** What the files of one reply may have together: about as much as most mail servers take. */
export const REPLY_BYTES_MAX = FILE_BYTES_MAX;

/** A file of a message. */
export const MessageFile = z.object({
  id: MessageAttachmentId,
  name: z.string(),
  sizeBytes: z.int(),
});
export type MessageFile = z.infer<typeof MessageFile>;

const OfConversation = z.object({ conversationId: ConversationId });

export const listReplyFiles = defineRoute({
  method: 'GET',
  path: '/api/conversations/:conversationId/reply-files',
  summary: 'Files that the caller added for a reply that is not sent yet',
  access: 'messages.reply',
  params: OfConversation,
  response: z.object({ items: z.array(MessageFile) }),
  errors: ['not_found'],
});

export const addReplyFile = defineRoute({
  method: 'POST',
  path: '/api/conversations/:conversationId/reply-files',
  summary: 'Add a file for a reply; the body is the file itself. Seen by nobody else until it is sent',
  access: 'messages.reply',
  params: OfConversation,
  query: z.strictObject({ name: line(500) }),
  upload: { type: '*/*', bytesMax: FILE_BYTES_MAX },
  response: MessageFile,
  status: 201,
  errors: ['not_found', 'too_many_items', 'body_too_large', 'no_room'],
});

export const removeReplyFile = defineRoute({
  method: 'DELETE',
  path: '/api/conversations/:conversationId/reply-files/:attachmentId',
  summary: 'Remove a file that is not sent yet',
  access: 'messages.reply',
  params: z.object({ conversationId: ConversationId, attachmentId: MessageAttachmentId }),
  errors: ['not_found'],
});
