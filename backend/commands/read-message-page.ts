/** A message as its mail program made it, as a page for a frame. */
import type { ConversationId, MessageId } from '#lib/contract/ids.ts';
import type { FileAnswer } from '#lib/contract/route.ts';
import { messagePage } from '#backend/core/message-page.ts';
import { findConversation } from '#backend/data/conversation-lists.ts';
import { findMessageHtml } from '#backend/data/conversation-views.ts';
import type { Db } from '#backend/data/database.ts';
import { listInlineFiles, readMessageChunks } from '#backend/data/message-attachments.ts';
import type { Reader } from '#backend/data/ticket-summaries.ts';
import { sanitiseHtml } from '#backend/mail/parse/sanitise-html.ts';

type Input = { conversationId: ConversationId; messageId: MessageId; pictures: boolean };

/** Kinds that every browser shows and that hold no script. */
const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** All pictures of a page together; those beyond it are left to be downloaded. */
const PICTURE_BYTES_MAX = 8_000_000;

/** Null when the reader may not see the conversation, or the message has no HTML. Sanitised again, by the rules of today. */
export async function readMessagePage(
  db: Db,
  reader: Reader,
  input: Input,
): Promise<FileAnswer<string> | null> {
  if ((await findConversation(db, reader, input.conversationId)) === null) return null;
  const kept = await findMessageHtml(db, input);
  const html = kept === null ? null : sanitiseHtml(withSources(kept));
  if (html === null) return null;
  const page = messagePage(html, {
    own: await readPictures(db, input.messageId),
    showsRemote: input.pictures,
  });
  return { name: 'message.html', rows: null, sizeBytes: null, pieces: oneOf(page) };
}

/** As it came, for the sanitiser takes what it wrote itself for somebody else's. */
function withSources(html: string): string {
  return html.replace(/ data-cid="/g, ' src="cid:').replace(/ data-remote-src="/g, ' src="');
}

async function readPictures(db: Db, messageId: MessageId): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  let left = PICTURE_BYTES_MAX;
  for (const { id, contentId, mediaType, sizeBytes } of await listInlineFiles(db, messageId)) {
    if (!PICTURES.has(mediaType) || sizeBytes > left) continue;
    left -= sizeBytes;
    const parts: Uint8Array[] = [];
    for await (const part of readMessageChunks(db, id)) parts.push(part);
    pictures.set(contentId, `data:${mediaType};base64,${Buffer.concat(parts).toString('base64')}`);
  }
  return pictures;
}

async function* oneOf(text: string): AsyncGenerator<string> {
  yield text;
}
