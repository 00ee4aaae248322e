/** Files of a raw message. What strangers send is read here in the mail page, so all of it takes time that grows with its size only. */
import { nameForType } from '#lib/base/unnamed-files.ts';
import { mimeParts, type MimePart } from './mime-parts.ts';

/**
 * In the message's order, byte for byte; without pictures that its body shows and without what is only another form of
 * its text. A mail that is attached is one file. Throws MailHostError for a message of too many parts.
 */
export async function filesOfMessage(raw: Uint8Array<ArrayBuffer>): Promise<File[]> {
  const parts = mimeParts(raw);
  const pages = parts.filter((part) => part.type.value === 'text/html' && isBody(part));
  const shown = shownIds(await Promise.all(pages.map((part) => part.decode().text())));
  return parts.filter((part) => isFile(part, shown)).map(toFile);
}

/** Content-IDs of what the pages show. */
function shownIds(pages: string[]): Set<string> {
  const ids = pages
    .join('\n')
    .replaceAll('&amp;', '&')
    .matchAll(/\bcid:([^"'\s<>)]+)/gi);
  return new Set(Array.from(ids, ([, id = '']) => decodeId(id)));
}

function decodeId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function isFile(part: MimePart, shown: ReadonlySet<string>): boolean {
  const type = part.type.value;
  if (type.startsWith('multipart/') || isBody(part)) return false;
  return !(type.startsWith('image/') && shown.has(part.contentId));
}

/** What its sender wrote, in one form or another. A text that is named is a file; some programs name the text too, but by its type. */
function isBody({ type, disposition, isAlternative }: MimePart): boolean {
  if (disposition.value === 'attachment' || disposition.parameter('filename') !== null) return false;
  return /^text\/(plain|html)$/.test(type.value) || (isAlternative && type.parameter('name') === null);
}

function toFile(part: MimePart): File {
  const { type, disposition } = part;
  const name = (disposition.parameter('filename') ?? type.parameter('name') ?? '').trim();
  return new File([part.decode()], name || nameForType(type.value), { type: type.value });
}
