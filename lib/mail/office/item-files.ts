/** Files of a message in Outlook, by Office.js. */
import { MailHostError, type MailFile } from '#lib/mail/mail-host.ts';
import { fromBase64 } from '#lib/mail/transfer-encoding.ts';
import { askOffice } from './ask-office.ts';
import type { OfficeAttachment, OfficeFileContent, OfficeItem } from './office-app.ts';

/** A large file takes its time; Office.js itself gives up after 65 s. */
const FILE_WITHIN_MS = 60_000;

/** Whether this Outlook hands out files; mobile does not. */
export function canReadFiles(item: OfficeItem): boolean {
  return typeof item.getAttachmentContentAsync === 'function';
}

/** The files. What lies in somebody's cloud is a link in the mail, and none of them. */
export function listItemFiles(item: OfficeItem): MailFile[] {
  return filesOf(item).map((file) => ({
    key: file.id,
    name: nameOf(file),
    size: file.size ?? null,
    mediaType: file.contentType ?? '',
  }));
}

/** The content of one. Rejects with MailHostError. */
export async function readItemFile(item: OfficeItem, key: string): Promise<Blob> {
  const file = filesOf(item).find(({ id }) => id === key);
  if (!file) throw new MailHostError('read-file', 'The file is not there any more.');
  const { content, format } = await askOffice<OfficeFileContent>(
    { what: 'read-file', timeoutMs: FILE_WITHIN_MS },
    (done) => item.getAttachmentContentAsync?.(file.id, done),
  );
  if (format === 'url') throw new MailHostError('read-file', 'Outlook gave a link instead of the file.');
  return new Blob(format === 'base64' ? fromBase64(content) : [content], { type: file.contentType ?? '' });
}

function filesOf({ attachments }: OfficeItem): OfficeAttachment[] {
  return (attachments ?? []).filter((file) => file.attachmentType !== 'cloud' && !isShown(file));
}

/** Exchange says `inline` of whatever its sender put between the lines; only pictures are seen there. */
function isShown({ isInline, contentType }: OfficeAttachment): boolean {
  return isInline === true && (!contentType || contentType.startsWith('image/'));
}

/** Mails and appointments are named by their subject alone. */
function nameOf({ name, attachmentType, contentType }: OfficeAttachment): string {
  const ending = contentType === 'text/calendar' ? '.ics' : '.eml';
  if (attachmentType !== 'item') return name || 'file';
  return name.toLowerCase().endsWith(ending) ? name : `${name || 'item'}${ending}`;
}
