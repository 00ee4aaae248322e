/**
 * What the stand-in's server does with mail: sent mail gets a Message-ID and joins its thread, in the mailbox of the sender and
 * of every account that it goes to. Its answer has the form in which InboxSDK 2.2.26 reads that a draft was sent.
 */
import { randomUUID } from 'node:crypto';
import { accounts, type Person } from './mailbox.ts';
import { heldFromRaw, idOf, type HeldThread, type ShownMessage } from './shown-mail.ts';

/** A mail on its way into a mailbox. */
export type ArrivingMail = { from: Person; to: Person[]; text: string; messageId: string; at: number };

type Server = { boxes: HeldThread[][]; account: number; now: number };
type Draft = { draftId: string; threadId: string; to: Person[]; subject: string; text: string };

/** Takes what the page sends to Gmail's sync address, and gives its answer. */
export async function takeSentMail({ boxes, account, now }: Server, body: unknown): Promise<unknown[]> {
  const draft = readDraft(body);
  const from = accounts[account];
  if (from === undefined) throw new Error(`No account ${account}`);
  const messageId = `${randomUUID()}@mail.norrvik.example`;
  const mail = { from, to: draft.to, text: draft.text, messageId, at: now };
  const mine =
    threadOf(boxes[account], draft.threadId) ?? (await startThread(boxes[account], account, draft));
  const message = await joinThread(mine, account, mail);
  for (const [other, box] of boxes.entries()) {
    const isTo = mail.to.some(({ address }) => address === accounts[other]?.address);
    const theirs = box.find(({ thread }) => thread.name === mine.thread.name);
    if (other !== account && isTo && theirs) await joinThread(theirs, other, mail);
  }
  return answerOf(draft, { threadId: mine.thread.legacyId, messageId, message });
}

/** Puts a mail at the end of a thread, with the headers that an answer has. */
export async function joinThread(
  held: HeldThread,
  account: number,
  mail: ArrivingMail,
): Promise<ShownMessage> {
  const raw = rawOf(mail, held);
  const { thread } = await heldFromRaw(mail.messageId, [raw], account);
  const [shown] = thread.messages;
  if (shown === undefined) throw new Error('A mail without a message');
  const message = { ...shown, legacyId: idOf(account, mail.messageId) };
  held.raw.set(message.legacyId, raw);
  held.thread.messages.push(message);
  return message;
}

function rawOf(mail: ArrivingMail, { thread, raw }: HeldThread): Buffer {
  const earlier = thread.messages.flatMap(({ legacyId }) =>
    [...(raw.get(legacyId)?.toString('utf8') ?? '').matchAll(/^Message-ID: (<[^>]+>)/gim)].map(
      ([, id]) => id,
    ),
  );
  const line = ({ name, address }: Person) => `"${name}" <${address}>`;
  const headers = [
    `From: ${line(mail.from)}`,
    `To: ${mail.to.map(line).join(', ')}`,
    `Subject: ${thread.messages.length > 0 ? 'Re: ' : ''}${thread.subject}`,
    `Date: ${new Date(mail.at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${mail.messageId}>`,
    ...(earlier.length > 0 ? [`In-Reply-To: ${earlier.at(-1)}`, `References: ${earlier.join('\r\n ')}`] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  return Buffer.from(`${headers.join('\r\n')}\r\n\r\n${mail.text.replace(/\n/g, '\r\n')}\r\n`);
}

function threadOf(box: HeldThread[] | undefined, threadId: string): HeldThread | undefined {
  const [, decimal] = /^thread-f:(\d+)$/.exec(threadId) ?? [];
  const legacyId = decimal === undefined ? threadId : BigInt(decimal).toString(16);
  return box?.find(({ thread }) => thread.legacyId === legacyId);
}

async function startThread(
  box: HeldThread[] | undefined,
  account: number,
  { draftId, subject }: Draft,
): Promise<HeldThread> {
  const empty = await heldFromRaw(draftId, [], account);
  const held = { ...empty, thread: { ...empty.thread, subject, labels: ['sent'] } };
  box?.push(held);
  return held;
}

/** The places in Gmail's nested arrays are those that `page/send.ts` writes. */
function readDraft(body: unknown): Draft {
  const at = (value: unknown, ...path: number[]): unknown =>
    path.reduce<unknown>((list, place) => (list as unknown[])[place], value);
  const thread = at(body, 1, 0, 0, 1);
  const message = at(thread, 1, 13, 0);
  const to = at(message, 2) as [number, string, string][];
  return {
    draftId: String(at(message, 0)),
    threadId: String(at(thread, 0)),
    to: to.map(([, address, name]) => ({ address, name })),
    subject: String(at(message, 7)),
    text: String(at(message, 8, 1, 0, 1)),
  };
}

type Joined = { threadId: string; messageId: string; message: ShownMessage };

function answerOf({ draftId }: Draft, { threadId, messageId, message }: Joined): unknown[] {
  const sent = listOf({ 0: draftId, 10: ['^pfg'], 13: `<${messageId}>`, 55: message.legacyId });
  const inner = listOf({ 4: [sent], 19: threadId });
  const thread = [`thread-f:${BigInt(`0x${threadId}`)}`, null, listOf({ 6: [inner] })];
  return [0, listOf({ 5: [[thread]] }), { threadId, messageId, message }];
}

/** An array with values at some places only. */
function listOf(values: Record<number, unknown>): unknown[] {
  const list: unknown[] = [];
  for (const [place, value] of Object.entries(values)) list[Number(place)] = value;
  return list;
}
