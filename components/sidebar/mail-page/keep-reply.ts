/**
 * A reply was sent in the mail program: what follows from it goes into the outbox, from which it is sent however long that takes,
 * also when the mail page is closed by then. A reply on a thread without tickets concerns nobody, and nothing is kept of it.
 */
import type { ThreadFacts } from '#lib/contract/threads.ts';
import { t } from '#lib/i18n/i18n.ts';
import type { SentCall } from '#lib/messaging/mail-page-calls.ts';
import type { KeptEdit, KeptReply } from '#lib/store/outbox.ts';
import { goesOutside } from '../thread/goes-outside.ts';
import { readChoice } from './find-offers.ts';
import { openWorkerDesk, readSeenThread, type WorkerOptions } from './worker-desk.ts';

/** Limit of the contract. */
const REFERENCES_MAX = 1000;

type Seen = NonNullable<Awaited<ReturnType<typeof readSeenThread>>>;

/** Keeps the reply and the status that was chosen with it. Answers whether there is anything to send. */
export async function keepReply(options: WorkerOptions, call: SentCall): Promise<boolean> {
  const desk = await openWorkerDesk(options);
  const seen = desk && (await readSeenThread(desk, call));
  if (!seen || seen.context.tickets.length === 0 || !seen.context.abilities.canLink) return false;
  if (!goesOutside(call.message.recipients, seen.context.owners)) return false;
  await desk.outbox.put(replyOf(call, seen));
  const edit = editOf(call, seen);
  if (edit !== null) await desk.outbox.put(edit);
  return true;
}

function kept(after = 0) {
  return { id: crypto.randomUUID(), createdAt: Date.now() + after, attempts: 0 };
}

function replyOf({ mailbox, providerThreadId, subject, message }: SentCall, { place }: Seen): KeptReply {
  const { sender, sentAt, messageId, references } = message;
  const participants: ThreadFacts['participants'] = [{ ...sender, role: 'from' }];
  const thread: ThreadFacts = {
    provider: 'gmail',
    mailbox,
    providerThreadId,
    subject,
    messageIds: messageId === null ? [] : [messageId],
    references: references.slice(-REFERENCES_MAX),
    participants,
  };
  const reply = { from: sender.address, sentAt, isAutomatic: false };
  return { ...kept(), kind: 'note-reply', place, thread, reply };
}

function editOf({ chosen }: SentCall, { place, context }: Seen): KeptEdit | null {
  const choice = chosen === null ? null : readChoice(chosen);
  const ticket = context.tickets.find(({ id }) => id === choice?.ticketId);
  if (choice === null || ticket === undefined) return null;
  const { status, version } = choice;
  const edit = { part: 'status' as const, changes: { status }, words: t(`tickets.status.${status}`) };
  // Sent after the reply, so that closing does not stop a first response that was just given.
  return { ...kept(1), kind: 'edit-ticket', place, ticketId: ticket.id, version, edit };
}
