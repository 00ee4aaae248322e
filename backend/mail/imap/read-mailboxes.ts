/**
 * Reads mailboxes over one connection: what is new since a cursor, then waits (IDLE, and a look every so often, as a connection may be
 * dead without saying so) and reads again. It keeps nothing itself; whoever asks for mails moves the cursors.
 */
import type { ImapFlow } from 'imapflow';
import type { MailEndpoint, MailLogin } from '../servers.ts';
import { openImap } from './open-imap.ts';

export type Fetched = {
  mailbox: string;
  uidValidity: number;
  uid: number;
  arrivedAt: Date | null;
  sizeBytes: number;
  /** Null for one that is larger than is fetched. */
  raw: Uint8Array | null;
};

export type Reading = {
  mailboxes: readonly string[];
  bytesMax: number;
  /** The last UID that was dealt with; 0 for none. */
  cursorOf: (mailbox: string, uidValidity: number) => Promise<number>;
  /** What arrived before is passed over; null: nothing is. */
  readFrom: Date | null;
  /** Everything up to this UID was passed over. */
  pass: (mailbox: string, place: { uidValidity: number; uid: number }) => Promise<void>;
  /** Reads one mail; what it answers keeps it. The next one is fetched and read while one is being kept; they are kept in order. */
  read: (mail: Fetched) => Promise<() => Promise<void>>;
  /** All mailboxes were read to their ends. False ends the reading. */
  onRead: () => Promise<boolean>;
  /** At the longest between two looks; shorter than servers end a connection that says nothing (RFC 2177: 29 minutes). */
  lookEveryMs: number;
  /** A server that says nothing for so long while it is asked is gone. */
  answerMsMax?: number;
  signal: AbortSignal;
};

/** Reads until it is told to stop; throws what goes wrong with the connection. */
export async function readMailboxes(
  endpoint: MailEndpoint & { login: MailLogin },
  reading: Reading,
): Promise<void> {
  const client = openImap(endpoint, reading.answerMsMax);
  const stop = () => client.close();
  reading.signal.addEventListener('abort', stop, { once: true });
  try {
    await client.connect();
    for (;;) {
      for (const mailbox of reading.mailboxes) await readNew(client, mailbox, reading);
      if (reading.signal.aborted || !(await reading.onRead())) break;
      await waitForNews(client, reading);
    }
    await client.logout();
  } catch (error) {
    if (!reading.signal.aborted) throw error;
  } finally {
    reading.signal.removeEventListener('abort', stop);
    client.close();
  }
}

/** The first mailbox is the one that is listened to; the others have their turn with each look. */
async function waitForNews(client: ImapFlow, { mailboxes, lookEveryMs }: Reading): Promise<void> {
  const [first = 'INBOX'] = mailboxes;
  if (mailboxes.length > 1) await client.mailboxOpen(first, { readOnly: true });
  await new Promise<void>((resolve, reject) => {
    const end = (error?: Error) => {
      clearTimeout(timer);
      client.off('exists', onNews);
      client.off('close', onClose);
      if (error === undefined) resolve();
      else reject(error);
    };
    const onNews = () => end();
    const onClose = () => end(new Error('The server ended the connection'));
    const timer = setTimeout(onNews, lookEveryMs);
    client.on('exists', onNews);
    client.on('close', onClose);
    // It ends by itself with the next command.
    client.idle().catch(() => {});
  });
}

async function readNew(client: ImapFlow, mailbox: string, reading: Reading): Promise<void> {
  const opened = await client.mailboxOpen(mailbox, { readOnly: true });
  const uidValidity = Number(opened.uidValidity);
  const last = await reading.cursorOf(mailbox, uidValidity);
  if (opened.exists === 0 || opened.uidNext <= last + 1) return;
  const found = await listAfter(client, last);
  const fresh = found.filter((mail) => !isOld(mail, reading.readFrom));
  const lastOld = found.findLast(({ uid }) => uid < (fresh[0]?.uid ?? Infinity));
  if (lastOld !== undefined) await reading.pass(mailbox, { uidValidity, uid: lastOld.uid });
  let keeping = Promise.resolve();
  try {
    for (const mail of fresh) {
      if (reading.signal.aborted) break;
      const raw = mail.sizeBytes > reading.bytesMax ? null : await fetchRaw(client, mail.uid);
      if (raw === 'gone') continue;
      const keep = await reading.read({ mailbox, uidValidity, ...mail, raw });
      await keeping;
      keeping = keep();
      // Waited for in a moment; until then it may have failed.
      keeping.catch(() => {});
    }
  } finally {
    await keeping;
  }
}

/** Clocks of servers are not ours. */
const CLOCKS_APART_MS = 5 * 60_000;

function isOld({ arrivedAt }: Pick<Fetched, 'arrivedAt'>, readFrom: Date | null): boolean {
  if (readFrom === null || arrivedAt === null) return false;
  return arrivedAt.getTime() < readFrom.getTime() - CLOCKS_APART_MS;
}

/** Mails after a UID, in order. */
async function listAfter(
  client: ImapFlow,
  last: number,
): Promise<Pick<Fetched, 'uid' | 'sizeBytes' | 'arrivedAt'>[]> {
  const found: Pick<Fetched, 'uid' | 'sizeBytes' | 'arrivedAt'>[] = [];
  const asked = { uid: true, size: true, internalDate: true };
  // `n:*` answers with the last mail even where that is before n (RFC 3501 6.4.8).
  for await (const { uid, size = 0, internalDate } of client.fetch(`${last + 1}:*`, asked, { uid: true }))
    if (uid > last) found.push({ uid, sizeBytes: size, arrivedAt: toDate(internalDate) });
  return found.toSorted((one, other) => one.uid - other.uid);
}

/** The whole mail; `gone` when somebody has removed it in the meantime. */
async function fetchRaw(client: ImapFlow, uid: number): Promise<Uint8Array | 'gone'> {
  const got = await client.fetchOne(String(uid), { source: true }, { uid: true });
  if (got === undefined || got === false) return 'gone';
  return got.source ?? 'gone';
}

function toDate(value: Date | string | undefined): Date | null {
  const date = value === undefined ? null : new Date(value);
  return date === null || Number.isNaN(date.getTime()) ? null : date;
}
