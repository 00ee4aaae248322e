/**
 * Real mail thread by thread through the whole way: shown by the stand-in, read by the real InboxSDK and our host, told
 * over the port. Subject, sender and Message-ID are compared with what mailparser says, and the threads must stay whole.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupConversations } from '#lib/mail/conversation.ts';
import { type MailThread } from '#lib/mail/mail-host.ts';
import { openMailBrowser, openMailTab, type MailBrowser, type MailTab } from '../extension/mail-tab.ts';
import { heldFromRaw } from '../stand-in-gmail/shown-mail.ts';
import { unexplained } from './accepted-differences.ts';
import {
  byThread,
  compareFacts,
  factsByMailparser,
  loadCorpus,
  type CorpusMail,
  type Difference,
  type MailFacts,
} from './corpus.ts';
import { splitThreads } from './split-threads.ts';

/** Each tab may ask Gmail for 5 messages a second; three need about half a minute for the corpus. */
const TABS = 3;
const THREAD_TIMEOUT_MS = 15_000;

type ReadMail = CorpusMail & { messageId: string | null; references: string[] };

const corpus = loadCorpus();
const read: ReadMail[] = [];
const differences: Difference[] = [];
let browser: MailBrowser;

describe.skipIf(!corpus)('real mail through Gmail', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    browser = await openMailBrowser();
    const threads = [...byThread(corpus ?? [])];
    for (const [name, mails] of threads)
      browser.gmail.add(
        0,
        await heldFromRaw(
          name,
          mails.map(({ raw }) => raw),
          0,
        ),
      );
    await Promise.all(Array.from({ length: TABS }, () => readThreads(threads)));
  }, 120_000);
  afterAll(() => browser?.close());

  it('reads every message', () => {
    expect(read).toHaveLength(corpus?.length ?? 0);
  });

  it('tells subject, sender and Message-ID as mailparser does, but for the differences explained', () => {
    expect(unexplained('gmail', differences)).toEqual([]);
  });

  it('keeps the threads of the manifest together', () => {
    expect(splitThreads(byThread(read), groupConversations(read))).toEqual([]);
  });

  it('calls no host but Gmail', () => {
    expect(browser.foreignRequests).toEqual([]);
  });
});

/** Takes threads from the front until none is left, each in the same tab. */
async function readThreads(threads: [string, CorpusMail[]][]): Promise<void> {
  const tab = await openMailTab(browser);
  await tab.page.goto('https://mail.google.com/mail/u/0/?expand-all#inbox');
  for (let next = threads.shift(); next; next = threads.shift()) await readThread(tab, ...next);
  expect(await tab.sdkErrors()).toBe(0);
  await tab.page.close();
}

async function readThread(tab: MailTab, name: string, mails: CorpusMail[]): Promise<void> {
  const expected = await Promise.all(mails.map(({ raw }) => factsByMailparser(raw)));
  await tab.goToThread(name);
  const key = browser.gmail.addressOf(0, name).split('/').at(-1);
  const withId = expected.filter(({ messageId }) => messageId !== '').length;
  const isRead = (thread: MailThread | null): boolean =>
    thread?.key === key &&
    thread?.identity.state !== 'reading' &&
    thread?.messages.filter(({ messageId }) => messageId).length === withId;
  const thread = await tab.thread(isRead, THREAD_TIMEOUT_MS);
  for (const [index, mail] of mails.entries()) {
    const message = thread?.messages[index];
    if (!message) continue;
    const { messageId, references, sender } = message;
    const subject = index === 0 ? (thread?.subject ?? '') : (expected[index]?.subject ?? '');
    const ours: MailFacts = { subject, sender: sender.address, messageId: messageId ?? '', references };
    differences.push(
      ...compareFacts({ file: mail.file, ours, theirs: expected[index] ?? ours }, [
        'subject',
        'sender',
        'messageId',
      ]),
    );
    read.push({ ...mail, messageId, references });
  }
}
