/**
 * Real e-mail from public test collections, kept outside the repository because it carries real people's names. A machine
 * without the folder skips the tests that want it, and says so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { simpleParser, type AddressObject } from 'mailparser';

const CORPUS_DIR = resolve(import.meta.dirname, '../../../shared/emails');

/** One message of the corpus. */
export type CorpusMail = {
  file: string;
  raw: Buffer;
  /** Id of the thread it belongs to; its own file where it is alone. */ thread: string;
};

/** What identifies a message, as told by one reader of it. Absent things are empty. */
export type MailFacts = { subject: string; sender: string; messageId: string; references: string[] };

/** One thing that two readers tell differently. */
export type Difference = { file: string; field: keyof MailFacts; ours: string; theirs: string };

/** The corpus, or null (said on the output) where the folder is missing. */
export function loadCorpus(): CorpusMail[] | null {
  if (!existsSync(join(CORPUS_DIR, 'manifest.json'))) {
    process.stdout.write('skipped: no ../shared/emails\n');
    return null;
  }
  const manifest = JSON.parse(readFileSync(join(CORPUS_DIR, 'manifest.json'), 'utf8')) as {
    file: string;
    thread?: string;
  }[];
  return manifest.map(({ file, thread }) => ({
    file,
    raw: readFileSync(join(CORPUS_DIR, file)),
    thread: thread ?? file,
  }));
}

/** Messages by thread, in the corpus's order. */
export function byThread<T extends { thread: string }>(mails: readonly T[]): Map<string, T[]> {
  const threads = new Map<string, T[]>();
  for (const mail of mails) threads.set(mail.thread, [...(threads.get(mail.thread) ?? []), mail]);
  return threads;
}

/** What mailparser, an independent reader, tells of a message. */
export async function factsByMailparser(raw: Buffer): Promise<MailFacts> {
  const mail = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
  return {
    subject: mail.subject ?? '',
    sender: firstAddress(mail.from),
    messageId: bare(mail.messageId ?? ''),
    references: [mail.references ?? [], mail.inReplyTo ?? []]
      .flat()
      .flatMap((value) => value.split(/\s+(?=<)/))
      .map(bare)
      .filter((id) => id !== ''),
  };
}

function firstAddress(from: AddressObject | undefined): string {
  const first = from?.value[0];
  return first?.address ?? first?.group?.[0]?.address ?? '';
}

/** Two readings of one message. */
export type Readings = { file: string; ours: MailFacts; theirs: MailFacts };

/** Where two readers differ. References are compared as sets: their order says nothing that we use. */
export function compareFacts(
  { file, ours, theirs }: Readings,
  fields: readonly (keyof MailFacts)[],
): Difference[] {
  return fields.flatMap((field) => {
    const [one, other] = [comparable(ours[field]), comparable(theirs[field])];
    return one === other ? [] : [{ file, field, ours: one, theirs: other }];
  });
}

function comparable(value: string | string[]): string {
  return typeof value === 'string'
    ? value.replace(/\s+/g, ' ').trim()
    : [...new Set(value)].toSorted().join(' ');
}

function bare(id: string): string {
  return id.trim().replace(/^<|>$/g, '');
}
