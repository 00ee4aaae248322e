/** Files of a mail: named safely, of a type that is believed, those of `winmail.dat` unpacked. */
import type { Attachment } from 'postal-mime';
import { nameForType } from '#lib/base/unnamed-files.ts';
import { cleanFileName } from '#backend/core/file-names.ts';
import type { MailFile } from '#backend/core/parsed-mail.ts';
import { oneLine } from './read-headers.ts';
import { readTnef } from './tnef.ts';

const FILES_MAX = 200;
const UNKNOWN = 'application/octet-stream';

/** Types that are kept as said. All others, and all that a browser would run, are bytes. */
const BELIEVED =
  /^(?:image\/(?:png|jpeg|gif|webp|bmp|tiff|heic)|audio\/[\w.+-]{1,60}|video\/[\w.+-]{1,60}|text\/(?:plain|csv|calendar)|message\/rfc822|application\/(?:pdf|zip|gzip|json|rtf|msword|vnd\.[\w.+-]{1,100}))$/;

/** The files, and the text that a `winmail.dat` carries. `html` is sanitised; it says which pictures it shows. */
export function readFiles(
  attachments: readonly Attachment[],
  html: string | null,
): { files: MailFile[]; text: string } {
  const shown = new Set([...(html ?? '').matchAll(/ data-cid="([^"]*)"/g)].map(([, cid]) => cid));
  const files: MailFile[] = [];
  let text = '';
  for (const attachment of attachments.slice(0, FILES_MAX)) {
    const bytes = bytesOf(attachment);
    const tnef = isTnef(attachment) ? readTnef(bytes) : null;
    if (tnef === null || (tnef.files.length === 0 && tnef.text === ''))
      files.push(toFile(attachment, bytes, shown));
    else {
      text ||= tnef.text;
      files.push(...tnef.files.map((file) => ({ ...bare(file.bytes), name: cleanFileName(file.name) })));
    }
  }
  return { files, text };
}

function toFile(attachment: Attachment, bytes: Uint8Array, shown: ReadonlySet<string | undefined>): MailFile {
  const type = BELIEVED.test(attachment.mimeType) ? attachment.mimeType : UNKNOWN;
  const contentId = oneLine((attachment.contentId ?? '').replaceAll(/[<>]/g, ''), 500);
  const given = attachment.filename?.trim() || nameForType(attachment.mimeType);
  return {
    name: cleanFileName(given),
    type,
    contentId: contentId === '' ? null : contentId,
    isInline: contentId !== '' && shown.has(contentId.replaceAll('&', '&amp;')) && type.startsWith('image/'),
    bytes,
  };
}

function bare(bytes: Uint8Array): Omit<MailFile, 'name'> {
  return { type: UNKNOWN, contentId: null, isInline: false, bytes };
}

function isTnef({ mimeType, filename }: Attachment): boolean {
  return /^application\/(?:vnd\.)?ms-tnef$/.test(mimeType) || filename?.toLowerCase() === 'winmail.dat';
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
