/** Generated mail for the benchmark: one thread a sender, all invented, no two alike. */
import type { ThreadFacts } from '#lib/contract/threads.ts';
import { heldFromRaw, type HeldThread } from '../stand-in-gmail/shown-mail.ts';

/** The mailbox that is measured, and a colleague's, in which the tickets were made. */
export const AGENT = 'ana@norrvik.example';
export const COLLEAGUE = 'jonas@norrvik.example';

/** One generated thread of one message, and who wrote it. */
export type BenchThread = {
  name: string;
  sender: { name: string; address: string };
  subject: string;
  messageId: string;
};

const TOPICS = ['Label roll jams', 'Scanner loses its dock', 'Invoice shows twice', 'Wi-Fi drops in aisle'];

/** `count` threads; `kind` keeps the senders of different uses apart. */
export function benchThreads(kind: string, count: number): BenchThread[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `${kind}-${String(index + 1).padStart(2, '0')}`;
    return {
      name,
      sender: { name: `Sender ${name}`, address: `${name}@sender-${name}.example` },
      subject: `${TOPICS[index % TOPICS.length]} ${index + 1}`,
      messageId: `${name}@mail.sender-${name}.example`,
    };
  });
}

/** The thread as the agent's mailbox holds it. */
export function heldBenchThread(thread: BenchThread): Promise<HeldThread> {
  const raw = [
    `From: "${thread.sender.name}" <${thread.sender.address}>`,
    `To: <${AGENT}>`,
    `Subject: ${thread.subject}`,
    `Date: ${new Date(Date.now() - 3_600_000).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${thread.messageId}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Hello,\r\n\r\nthis is about "${thread.subject}". It began this morning and comes back after each restart.\r\n\r\nKind regards\r\n${thread.sender.name}`,
  ];
  return heldFromRaw(thread.name, [Buffer.from(raw.join('\r\n'))], 0);
}

/** The thread as a colleague's mailbox tells it: other provider ids, so that only the Message-ID can link it. */
export function factsInColleaguesMailbox(thread: BenchThread): ThreadFacts {
  return {
    provider: 'gmail',
    mailbox: COLLEAGUE,
    providerThreadId: `colleague-${thread.name}`,
    subject: thread.subject,
    messageIds: [thread.messageId],
    references: [],
    participants: [
      { ...thread.sender, role: 'from' },
      { address: COLLEAGUE, name: null, role: 'to' },
    ],
  };
}
