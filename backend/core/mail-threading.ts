/**
 * Which conversation a mail belongs to, and as whose it counts. Anybody can write any From, any Message-ID, any reference and any
 * subject, so:
 *
 * - our signed mark links whoever sends it, since only people who got our mail have it;
 * - Message-IDs that are known or referred to link when the sender is on the conversation already, or when there is nothing to
 *   protect in it: no ticket, and no word of ours;
 * - `[TKT-…]` in the subject links when the sender is on the ticket;
 * - a subject alone never links.
 *
 * A mail that says to be from a colleague proves nothing. It never counts as an agent's; into a conversation that the colleague is
 * on it comes without any effect, elsewhere it is a stranger's like all others.
 */
import type { ConversationId } from '#lib/contract/ids.ts';
import type { MessageAuthor } from '#lib/contract/message-authors.ts';
import type { AutomaticReason } from './automatic-mail.ts';
import { toMatchKey } from './addresses.ts';
import { readReference, type Sign } from './mail-references.ts';
import type { ParsedMail } from './parsed-mail.ts';

/** A conversation with the match keys of the people on it. */
export type ThreadCandidate = {
  id: ConversationId;
  participantKeys: ReadonlySet<string>;
  /** It has a ticket, or one of us wrote in it. */
  isGuarded: boolean;
};

/** What the database found for a mail; the nearest first. */
export type FoundForMail = {
  /** Named by our signed mark, and still there. */
  bySignedReference: readonly ConversationId[];
  /** Those that know the mail's Message-ID, then those that know one that it refers to. */
  byReference: readonly ThreadCandidate[];
  /** Conversations of the ticket that the subject names; people of the ticket are on each. */
  byTicketNumber: readonly ThreadCandidate[];
};

export type MailThread =
  | { conversationId: ConversationId; by: 'signed-reference' | 'reference' | 'ticket-number' }
  | { conversationId: null };

type Mail = Pick<ParsedMail, 'from' | 'hasSeveralSenders'>;

/** The conversation that a mail belongs to; null for one that begins its own. */
export function decideThread(mail: Mail, found: FoundForMail): MailThread {
  const [signed] = found.bySignedReference;
  if (signed !== undefined) return { conversationId: signed, by: 'signed-reference' };
  const key = senderKey(mail);
  const isOnIt = ({ participantKeys }: ThreadCandidate) => key !== null && participantKeys.has(key);
  const referenced = found.byReference.find((candidate) => isOnIt(candidate) || !candidate.isGuarded);
  if (referenced !== undefined) return { conversationId: referenced.id, by: 'reference' };
  const numbered = found.byTicketNumber.find(isOnIt);
  return numbered === undefined
    ? { conversationId: null }
    : { conversationId: numbered.id, by: 'ticket-number' };
}

/** As whose a mail counts; `agent` is never the answer, as agents' mail goes out through us or is told by their mailbox. */
export function decideAuthor(
  mail: Mail,
  { thread, why, ourKeys }: { thread: MailThread; why: AutomaticReason | null; ourKeys: ReadonlySet<string> },
): Exclude<MessageAuthor, 'agent'> {
  if (why !== null) return 'automatic';
  return thread.conversationId !== null && claimsColleague(mail, ourKeys) ? 'automatic' : 'customer';
}

/** True when a mail says to be from one of us, which nothing proves. `ourKeys` are the match keys of users. */
export function claimsColleague({ from }: Mail, ourKeys: ReadonlySet<string>): boolean {
  return from !== null && ourKeys.has(toMatchKey(from.address));
}

/** Conversations that a mail's references name under our signature, the nearest first. */
export function signedReferences(references: readonly string[], sign: Sign): ConversationId[] {
  const read = references.map((reference) => readReference(reference, sign));
  return [...new Set(read.filter((id) => id !== null))];
}

/** Number of the ticket that a subject names as `[TKT-E1042]`; null when there is none. The last counts: replies put theirs in front. */
export function ticketNumberIn(subject: string): string | null {
  const numbers = [...subject.matchAll(/\[(TKT-[A-Z]\d{1,12})\]/giu)].map(([, number]) => number);
  return numbers.at(-1)?.toUpperCase() ?? null;
}

/** Null when nobody, or more than one, says to have sent it. */
function senderKey({ from, hasSeveralSenders }: Mail): string | null {
  return from === null || hasSeveralSenders ? null : toMatchKey(from.address);
}
