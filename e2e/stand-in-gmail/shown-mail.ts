/** Mail as the stand-in holds it: raw, as a server has it, and as the page shows it, with ids that differ by mailbox. */
import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import { sampleFile, withFiles } from './sample-files.ts';
import { accounts, threads, type Person, type WrittenMail, type WrittenThread } from './mailbox.ts';

/** One message of one mailbox. */
export type ShownMessage = {
  /** Hexadecimal; Gmail's `legacy` id. */
  legacyId: string;
  from: Person;
  to: Person[];
  /** Milliseconds; 0 where the mail has no date. */
  time: number;
  html: string;
  text: string;
  snippet: string;
  attachments: string[];
};

/** One thread of one mailbox, messages oldest first. */
export type ShownThread = {
  name: string;
  legacyId: string;
  subject: string;
  labels: string[];
  messages: ShownMessage[];
};

/** A thread together with the raw message behind each of its messages, by legacy id. */
export type HeldThread = { thread: ShownThread; raw: Map<string, Buffer> };

/** The written mailbox as the account with this number sees it. */
export function heldMailbox(account: number, now: number): HeldThread[] {
  return threads
    .filter((thread) => thread.seenBy.includes(account))
    .map((thread) => holdWritten(thread, account, now));
}

/** A thread of given raw messages (of any origin), shown as Gmail would show them. */
export async function heldFromRaw(name: string, raws: Buffer[], account: number): Promise<HeldThread> {
  const raw = new Map<string, Buffer>();
  const messages: ShownMessage[] = [];
  let subject = '';
  for (const [index, source] of raws.entries()) {
    const mail = await PostalMime.parse(source);
    const legacyId = idOf(account, name, String(index));
    if (index === 0) subject = mail.subject ?? '';
    raw.set(legacyId, source);
    messages.push({
      legacyId,
      from: personOf(mail.from),
      to: [...(mail.to ?? []), ...(mail.cc ?? [])]
        .flatMap((entry) => ('group' in entry && entry.group ? entry.group : [entry]))
        .map(personOf),
      time: Date.parse(mail.date ?? '') || 0,
      html: mail.html ?? textToHtml(mail.text ?? ''),
      text: mail.text ?? '',
      snippet: (mail.text ?? '').slice(0, 120),
      attachments: mail.attachments.map((attachment) => attachment.filename ?? 'attachment'),
    });
  }
  return {
    thread: { name, legacyId: idOf(account, name, 'thread'), subject, labels: ['inbox'], messages },
    raw,
  };
}

/** Sixteen hexadecimal digits like Gmail's, another for each mailbox, the same at each start. */
export function idOf(account: number, ...parts: string[]): string {
  const key = `${accounts[account]?.address ?? account} ${parts.join(' ')}`;
  return `19${createHash('sha256').update(key).digest('hex').slice(0, 14)}`;
}

function holdWritten(written: WrittenThread, account: number, now: number): HeldThread {
  const raw = new Map<string, Buffer>();
  const messages = written.mails.map((mail, index): ShownMessage => {
    const legacyId = idOf(account, mail.messageId);
    raw.set(legacyId, rawMail(written, index, now));
    return {
      legacyId,
      from: mail.from,
      to: [...mail.to, ...(mail.cc ?? [])],
      time: timeOf(mail, now),
      html: mail.html ?? textToHtml(mail.text),
      text: mail.text,
      snippet: mail.text.replace(/\s+/g, ' ').slice(0, 160),
      attachments: mail.attachments ?? [],
    };
  });
  const labels = written.sentOnly ? ['sent'] : ['inbox'];
  return {
    thread: {
      name: written.name,
      legacyId: idOf(account, written.name),
      subject: written.subject,
      labels,
      messages,
    },
    raw,
  };
}

function rawMail(thread: WrittenThread, index: number, now: number): Buffer {
  const mail = thread.mails[index];
  if (!mail) throw new Error(`No mail ${index} in ${thread.name}`);
  const earlier = thread.mails.slice(0, index).map((before) => `<${before.messageId}>`);
  const headers = [
    `From: ${formatPerson(mail.from)}`,
    `To: ${mail.to.map(formatPerson).join(', ')}`,
    ...(mail.cc ? [`Cc: ${mail.cc.map(formatPerson).join(', ')}`] : []),
    `Subject: ${index === 0 ? '' : 'Re: '}${thread.subject}`,
    `Date: ${new Date(timeOf(mail, now)).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${mail.messageId}>`,
    ...(earlier.length > 0 ? [`In-Reply-To: ${earlier.at(-1)}`, `References: ${earlier.join('\r\n ')}`] : []),
    'MIME-Version: 1.0',
  ];
  return Buffer.from(`${headers.join('\r\n')}\r\n${contentOf(mail)}\r\n`);
}

/** The content with the headers that tell what it is. */
function contentOf({ html, text, attachments }: WrittenMail): string {
  const body = (html ?? text).replace(/\n/g, '\r\n');
  if (attachments) return withFiles(body, attachments.map(sampleFile));
  const type = `text/${html ? 'html' : 'plain'}; charset=utf-8`;
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${body}`;
}

function timeOf(mail: WrittenMail, now: number): number {
  return Math.floor((now - mail.hoursAgo * 3_600_000) / 60_000) * 60_000;
}

function formatPerson({ name, address }: Person): string {
  return `"${name}" <${address}>`;
}

function personOf(entry: { name?: string; address?: string | undefined } | undefined): Person {
  return { name: entry?.name ?? '', address: entry?.address ?? '' };
}

function textToHtml(text: string): string {
  const escaped = text.replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'));
  return `<div dir="ltr">${escaped.replace(/\r?\n/g, '<br>')}</div>`;
}
