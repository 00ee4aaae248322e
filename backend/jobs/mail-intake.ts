/**
 * Reads the mailboxes of all e-mail channels. One process reads a channel at a time, under a lease that runs out when the process is
 * gone. A mail is taken in first and the cursor moved after it: what a crash cuts off is read again and then known, so nothing is lost
 * and nothing double. A mail that cannot be taken in is set aside and holds up none.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelId } from '#lib/contract/ids.ts';
import type { Companion } from '#backend/commands/companion.ts';
import { findMailLogin } from '#backend/commands/find-mail-login.ts';
import { retryMail, setAside, takeInMail } from '#backend/commands/take-in-mail.ts';
import { noteIntake, readMailAccounts, type OpenedMailAccount } from '#backend/data/mail-accounts.ts';
import { endReading, leaseReading, moveCursor, readCursor } from '#backend/data/mailbox-cursors.ts';
import { claimRefused } from '#backend/data/refused-mails.ts';
import { isUnavailable } from '#backend/data/unavailable.ts';
import { connectionFaultOf } from '#backend/mail/faults.ts';
import { readMailboxes, type Fetched } from '#backend/mail/imap/read-mailboxes.ts';
import { imapFaultOf } from '#backend/mail/imap/try-imap.ts';
import { ANSWER_MS_MAX } from '#backend/mail/servers.ts';
import { MAIL_BYTES_MAX } from '#backend/mail/parse/limits.ts';
import { createMailParser, type MailParser } from '#backend/mail/parse/mail-parser.ts';

/** How often accounts are looked at: new ones, changed ones, those that another process has left. */
const LOOK_EVERY_MS = 5_000;
/** IDLE tells sooner; this is for servers without it, and for connections that are dead. */
const READ_EVERY_MS = 30_000;
/** Renewed while the process lives, so it need not be longer than a few renewals that fail. */
const LEASE_MS = 45_000;
const RENEW_EVERY_MS = 10_000;
/** The embedded engine has one process at a time, which takes over at once what another one left when it was killed. */
const ONLY_RUNNER = '00000000-0000-4000-8000-000000000000';
const PAUSE_MS = 5_000;
const PAUSE_MS_MAX = 60_000;
const RETRIES_AT_ONCE = 5;
const RETRY_LEASE_MS = 120_000;

type Job = {
  companion: Companion;
  lookEveryMs?: number;
  readEveryMs?: number;
  /** How long a server may be silent when it is asked. */
  answerMsMax?: number;
  /** After a fault, doubled each time. */
  pauseMs?: number;
  /** Told of what an operator should know; faults of accounts are kept with their channels instead. */
  onError?: (error: unknown) => void;
};

type Reader = { version: number; stop: AbortController; done: Promise<void> };
type Run = Required<Omit<Job, 'onError'>> & { runner: string; parser: MailParser };

/** Reads until stopped; stopping waits for the mails in hand. */
export function startMailIntake(job: Job): () => Promise<void> {
  const stop = new AbortController();
  const parser = createMailParser();
  const run: Run = {
    lookEveryMs: LOOK_EVERY_MS,
    readEveryMs: READ_EVERY_MS,
    answerMsMax: ANSWER_MS_MAX,
    pauseMs: PAUSE_MS,
    ...job,
    runner: job.companion.database.engine === 'embedded' ? ONLY_RUNNER : randomUUID(),
    parser,
  };
  const readers = new Map<ChannelId, Reader>();
  const working = (async () => {
    while (!stop.signal.aborted) {
      // A database that is away is told by the requests that need it; the next look tries again.
      await lookOnce(run, readers).catch((error: unknown) => job.onError?.(error));
      await sleep(run.lookEveryMs, undefined, { signal: stop.signal, ref: false }).catch(() => {});
    }
  })();
  return async () => {
    stop.abort();
    await working;
    for (const reader of readers.values()) reader.stop.abort();
    await Promise.all([...readers.values()].map(({ done }) => done));
    await parser.close();
  };
}

async function lookOnce(run: Run, readers: Map<ChannelId, Reader>): Promise<void> {
  const { database, mail } = run.companion;
  const accounts = await readMailAccounts(database.db, mail.secrets);
  for (const [channelId, reader] of readers) {
    const account = accounts.find((each) => each.channelId === channelId);
    if (account?.version !== reader.version) reader.stop.abort();
  }
  for (const account of accounts) if (!readers.has(account.channelId)) begin(run, readers, account);
  await retryDue(run);
}

function begin(run: Run, readers: Map<ChannelId, Reader>, account: OpenedMailAccount): void {
  const stop = new AbortController();
  const done = keepReading(run, account, stop.signal).finally(() => readers.delete(account.channelId));
  readers.set(account.channelId, { version: account.version, stop, done });
}

/** Reads one account until it is another or somebody else's; after a fault again, a little later each time. */
async function keepReading(run: Run, account: OpenedMailAccount, signal: AbortSignal): Promise<void> {
  let pause = run.pauseMs;
  while (!signal.aborted) {
    try {
      const hasRead = await readAccount(run, account, {
        signal,
        onRead: () => {
          pause = run.pauseMs;
        },
      });
      if (!hasRead) return;
    } catch (error) {
      await noteFault(run, account, error).catch(() => {});
    }
    await sleep(pause, undefined, { signal, ref: false }).catch(() => {});
    pause = Math.min(2 * pause, PAUSE_MS_MAX);
  }
}

/** False when another process reads this account. */
async function readAccount(
  run: Run,
  account: OpenedMailAccount,
  { signal, onRead }: { signal: AbortSignal; onRead: () => void },
): Promise<boolean> {
  const { companion, runner } = run;
  const { db } = companion.database;
  const { channelId } = account;
  const lease = leaseOf(run, channelId);
  if (!(await lease())) return false;
  const renewing = setInterval(() => void lease().catch(() => {}), RENEW_EVERY_MS).unref();
  try {
    const login = await findMailLogin(companion, account, 'imap');
    if ('fault' in login) throw Object.assign(new Error(login.fault.words), { words: login.fault.words });
    await readMailboxes(
      { ...account.imap, login, authorities: companion.mail.authorities },
      {
        mailboxes: account.mailboxes,
        bytesMax: MAIL_BYTES_MAX,
        lookEveryMs: run.readEveryMs,
        answerMsMax: run.answerMsMax,
        signal,
        readFrom: account.readFrom,
        pass: (mailbox, { uidValidity, uid }) => moveCursor(db, { channelId, mailbox, uidValidity }, uid),
        cursorOf: (mailbox, uidValidity) => readCursor(db, { channelId, mailbox, uidValidity }),
        read: async (mail) => {
          if (!(await lease())) throw new Error('Another process reads this mailbox now');
          return read(run, channelId, mail);
        },
        onRead: async () => {
          onRead();
          await noteIntake(db, channelId, { problem: null, at: companion.now() });
          return lease();
        },
      },
    );
  } finally {
    clearInterval(renewing);
    await endReading(db, { channelId, runner }).catch(() => {});
  }
  return true;
}

/** Renews the lease, at most every so often; false when somebody else has it. */
function leaseOf({ companion, runner }: Run, channelId: ChannelId): () => Promise<boolean> {
  let askedAt = -Infinity;
  let isOurs = false;
  return async () => {
    const asking = performance.now();
    // Half, as a timer that ticks as often comes a moment early every other time.
    if (asking - askedAt < RENEW_EVERY_MS / 2) return isOurs;
    const at = companion.now();
    const until = new Date(at.getTime() + LEASE_MS);
    isOurs = await leaseReading(companion.database.db, { channelId, runner, at, until });
    askedAt = asking;
    return isOurs;
  };
}

async function read(
  { companion, parser }: Run,
  channelId: ChannelId,
  mail: Fetched,
): Promise<() => Promise<void>> {
  const { mailbox, uidValidity, uid, arrivedAt, sizeBytes, raw } = mail;
  const place = { channelId, mailbox, uidValidity, uid };
  const parsed = raw === null ? null : await parser.parse(raw);
  return async () => {
    if (raw === null || parsed === null)
      await setAside(companion, { place, arrivedAt, raw, sizeBytes, reason: 'too-large' });
    else await takeInMail(companion, { place, arrivedAt, raw }, parsed);
    await moveCursor(companion.database.db, place, uid);
  };
}

/** What people read beside the channel. */
async function noteFault(
  { companion }: Run,
  { channelId }: OpenedMailAccount,
  error: unknown,
): Promise<void> {
  const given = error as Error & { words?: string };
  // Without a database nothing can be noted; a mail server that is away has the same codes.
  if (isUnavailable(error) && connectionFaultOf(given) === null) return;
  const problem = given.words ?? imapFaultOf(given).words;
  await noteIntake(companion.database.db, channelId, { problem, at: companion.now() });
}

async function retryDue({ companion, parser }: Run): Promise<void> {
  const at = companion.now();
  const until = new Date(at.getTime() + RETRY_LEASE_MS);
  const due = await claimRefused(companion.database.db, { at, until, countMax: RETRIES_AT_ONCE });
  for (const refusal of due) await retryMail(companion, parser, refusal);
}
