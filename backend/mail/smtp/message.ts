/**
 * A mail as it is handed to the SMTP library. Names and subjects were typed by people, some of them strangers: whatever could end
 * a header, or read as an encoded word that says something else, is made harmless here, and the envelope is given apart, so that
 * no text can add a recipient.
 */
import type { SendMailOptions } from 'nodemailer';

export type Mail = {
  from: { address: string; name: string };
  to: { address: string; name: string | null };
  cc: readonly string[];
  subject: string;
  text: string;
  html: string | null;
  /** With angle brackets. */
  messageId: string;
  inReplyTo: string | null;
  references: readonly string[];
  isAutomatic: boolean;
  attachments: readonly { name: string; mediaType: string; bytes: Buffer }[];
};

/** RFC 3834, and what Exchange heeds: no program answers, none sends it out of office. */
const AUTOMATIC_HEADERS = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** One address, and nothing that could be a second one or the end of a header. */
const ONE_ADDRESS = /^[^\s@<>()[\],;:"\\\p{Cc}\p{Zl}\p{Zp}]+@[^\s@<>()[\],;:"\\\p{Cc}\p{Zl}\p{Zp}]+$/u;
const ONE_MESSAGE_ID = /^<[^\s<>\p{Cc}\p{Zl}\p{Zp}]+>$/u;

/** True for an address that a mail can go to. */
export function isSendable(address: string): boolean {
  return address.length <= 254 && ONE_ADDRESS.test(address);
}

/** The mail for the library; throws a `TypeError` for addresses that `isSendable` refuses. */
export function toMessage(mail: Mail): SendMailOptions {
  const recipients = [mail.to.address, ...mail.cc];
  for (const address of [mail.from.address, ...recipients])
    if (!isSendable(address)) throw new TypeError('A mail goes to one address each.');
  return {
    from: named(mail.from),
    to: [named(mail.to)],
    cc: mail.cc.map((address) => ({ address, name: '' })),
    envelope: { from: mail.from.address, to: recipients },
    subject: oneLine(mail.subject),
    text: mail.text,
    ...(mail.html === null ? {} : { html: mail.html }),
    messageId: mail.messageId,
    ...(mail.inReplyTo !== null && ONE_MESSAGE_ID.test(mail.inReplyTo) ? { inReplyTo: mail.inReplyTo } : {}),
    references: mail.references.filter((id) => ONE_MESSAGE_ID.test(id)).slice(-REFERENCES_MAX),
    ...(mail.isAutomatic ? { headers: AUTOMATIC_HEADERS } : {}),
    attachments: mail.attachments.map(({ name, mediaType, bytes }) => ({
      filename: oneLine(name),
      contentType: /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : 'application/octet-stream',
      content: bytes,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The latest are enough to find the thread; some servers refuse long headers. */
const REFERENCES_MAX = 50;

function named({ address, name }: { address: string; name: string | null }) {
  return { address, name: oneLine(name ?? '') };
}

/** Text of one line, whatever it held; `=?` begins an encoded word, so it is parted. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll('=?', '= ?')
    .trim();
}
