/** One try to send a mail: what it says is read, it is handed to its account's server, and how that went is kept. */
import { AUTOMATIC_AN_HOUR, decideAfterFault, TOO_MUCH_MS } from '#backend/core/outgoing-mail.ts';
import {
  countAutomatic,
  finishMail,
  type ClaimedMail,
  type MailOutcome,
} from '#backend/data/outgoing-mail.ts';
import type { Senders } from '#backend/mail/smtp/senders.ts';
import type { Companion } from './companion.ts';
import { findMailSender } from './find-mail-sender.ts';
import { readMailContent } from './read-mail-content.ts';

/** What sending needs of the companion. */
export type MailSender = Pick<Companion, 'database' | 'mail' | 'webhooks' | 'publicUrl' | 'now'> & {
  senders: Senders;
};

const HOUR_MS = 60 * 60_000;

/** Tries one that was claimed. Its Message-ID is the same at every try, as nobody knows of a try that was cut off whether it arrived. */
export async function sendMail(sender: MailSender, mail: ClaimedMail): Promise<void> {
  const outcome = await tryOne(sender, mail);
  await finishMail(sender.database.db, mail, outcome);
}

async function tryOne(sender: MailSender, mail: ClaimedMail): Promise<MailOutcome> {
  const at = sender.now();
  if (mail.expiresAt !== null && mail.expiresAt <= at) return { state: 'dropped', problem: null, at };
  const account = await findMailSender(sender, mail.channelId);
  if (account === null) return { state: 'kept', problem: null, at };
  if ('fault' in account) return afterFault(sender, mail, account.fault);
  if (mail.isAutomatic && (await isTooMuch(sender, mail))) {
    const dueAt = new Date(at.getTime() + TOO_MUCH_MS);
    const problem = 'So many mails went to this address within an hour that this one waits.';
    return { state: 'waiting', problem, at, dueAt, isNoTry: true };
  }
  const content = await readMailContent(sender, mail);
  if (content === null) return { state: 'dropped', problem: null, at };
  const { to, cc, messageId, inReplyTo, references, isAutomatic } = mail;
  const headers = { to, cc, messageId, inReplyTo, references, isAutomatic };
  const fault = await sender.senders.send(mail.channelId ?? 'workspace', account.endpoint, {
    ...headers,
    ...content,
    from: account.from,
  });
  return fault === null
    ? { state: 'sent', problem: null, at: sender.now() }
    : afterFault(sender, mail, fault);
}

async function isTooMuch({ database, now }: MailSender, { id, to }: ClaimedMail): Promise<boolean> {
  const since = new Date(now().getTime() - HOUR_MS);
  const asked = { address: to.address, since, except: id };
  return (await countAutomatic(database.db, asked)) >= AUTOMATIC_AN_HOUR;
}

function afterFault(
  { now }: MailSender,
  { tries }: ClaimedMail,
  fault: { words: string; isFinal: boolean },
): MailOutcome {
  const next = decideAfterFault(fault, tries, Math.random());
  const at = now();
  const problem = fault.words;
  if (next.state === 'failed') return { state: 'failed', problem, at };
  return { state: 'waiting', problem, at, dueAt: new Date(at.getTime() + next.inMs) };
}
