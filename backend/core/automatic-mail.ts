/**
 * Tells mail that no person wrote to us, and why. Such mail opens no ticket, counts as no response, and is never answered by a
 * machine, which is what ends loops (RFC 3834 2): of two desks that answer by themselves, each takes the other's first answer for
 * automatic and is silent.
 *
 * It believes headers that accuse and none that acquit: `Auto-Submitted: no` does not make a bounce a person.
 */
import { toMatchKey } from './addresses.ts';
import { readReference, type Sign } from './mail-references.ts';
import type { ParsedMail } from './parsed-mail.ts';

/** What a mail is instead of a person's; the first that holds is told. */
export type AutomaticReason =
  /** Our own mail came back: its Message-ID bears our signature. */
  | 'own-mail'
  /** It says to come from the mailbox that it came to. */
  | 'own-address'
  /** A report on delivery (RFC 3464), or what older servers send instead. */
  | 'bounce'
  /** A report that something was read (RFC 8098). */
  | 'receipt'
  /** An absence notice or another answer by a machine (RFC 3834). */
  | 'auto-reply'
  /** A mailing list or other bulk mail. */
  | 'list';

/** Whose mailbox it came to. */
export type Mailbox = {
  /** All addresses that mail to the channel is sent to. */
  addresses: readonly string[];
  sign: Sign;
};

type Mail = Pick<ParsedMail, 'messageId' | 'from' | 'subject' | 'headers'>;

/** Names of headers that are looked at; a parser keeps these. */
export const AUTOMATIC_HEADERS = [
  'auto-submitted',
  'content-type',
  'list-id',
  'list-post',
  'list-unsubscribe',
  'precedence',
  'return-path',
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-failed-recipients',
] as const;
type HeaderName = (typeof AUTOMATIC_HEADERS)[number];

/** How absence notices of programs that set no header begin; what a person answers begins with `Re:`. */
const ABSENCE_SUBJECT = new RegExp(
  `^(?:${[
    'auto(?:matic)?[ -]?reply',
    'automatic response',
    'autosvar',
    'automaattinen vastaus',
    'automatisch antwoord',
    'automatische antwort',
    'abwesenheitsnotiz',
    'out of (?:the )?office',
    'resposta automática',
    'respuesta automática',
    'risposta automatica',
    'réponse automatique',
  ].join('|')})(?:\\s*[:：]|\\s+re:|$)`,
  'iu',
);

/** Why no person wrote a mail; null when one did as far as can be told. */
export function whyAutomatic(mail: Mail, mailbox: Mailbox): AutomaticReason | null {
  if (mail.messageId !== null && readReference(mail.messageId, mailbox.sign) !== null) return 'own-mail';
  if (isBounce(mail)) return 'bounce';
  if (contentType(mail).includes('report-type=disposition-notification')) return 'receipt';
  if (isAutoReply(mail)) return 'auto-reply';
  if (isFrom(mail, mailbox.addresses)) return 'own-address';
  return isList(mail, mailbox.addresses) ? 'list' : null;
}

/** Servers send reports with an empty return path (RFC 5321 4.5.5) so that nobody reports on the report. */
function isBounce(mail: Mail): boolean {
  return (
    /report-type=delivery-status|^message\/delivery-status/.test(contentType(mail)) ||
    has(mail, 'x-failed-recipients') ||
    /^(?:mailer-daemon|mail-daemon)@/i.test(mail.from?.address ?? '') ||
    values(mail, 'return-path').some((value) => /^<?\s*>?$/.test(value))
  );
}

function isAutoReply(mail: Mail): boolean {
  const submitted = values(mail, 'auto-submitted').map((value) => word(value));
  return (
    submitted.some((value) => value !== '' && value !== 'no') ||
    (['x-autoreply', 'x-autorespond', 'x-autoresponder'] as const).some(
      (name) => has(mail, name) && word(values(mail, name)[0] ?? '') !== 'no',
    ) ||
    values(mail, 'precedence').some((value) => word(value) === 'auto_reply') ||
    ABSENCE_SUBJECT.test(mail.subject.trim())
  );
}

/** A group that is the channel's own address (support@ as a group of people) is how customers write, not a list. */
function isList(mail: Mail, own: readonly string[]): boolean {
  if (has(mail, 'list-id') || has(mail, 'list-post')) return !isOwnList(mail, own);
  return (
    has(mail, 'list-unsubscribe') ||
    values(mail, 'precedence').some((value) => ['bulk', 'junk', 'list'].includes(word(value)))
  );
}

function isOwnList(mail: Mail, own: readonly string[]): boolean {
  const said = [...values(mail, 'list-id'), ...values(mail, 'list-post')].map((value) =>
    (/<\s*(?:mailto:)?([^<>?\s]+)[^<>]*>/i.exec(value)?.[1] ?? value).toLowerCase(),
  );
  return own.some((address) => {
    const lower = address.toLowerCase();
    return said.includes(lower) || said.includes(lower.replace('@', '.'));
  });
}

function isFrom(mail: Mail, own: readonly string[]): boolean {
  const from = mail.from === null ? null : toMatchKey(mail.from.address);
  return own.some((address) => toMatchKey(address) === from);
}

function contentType(mail: Mail): string {
  return (values(mail, 'content-type')[0] ?? '').toLowerCase().replaceAll(/["\s]/g, '');
}

function has(mail: Mail, name: HeaderName): boolean {
  return values(mail, name).length > 0;
}

function values({ headers }: Mail, name: HeaderName): readonly string[] {
  return headers[name] ?? [];
}

/** The value without parameters and comments. */
function word(value: string): string {
  return (/^[^;(]*/.exec(value)?.[0] ?? '').trim().toLowerCase();
}
