/**
 * What somebody wrote in a text, without what they quoted and without their signature. No stripper is right alone, so two are asked
 * and the shorter sensible answer wins.
 */
import EmailReplyParser from 'email-reply-parser';
import { extractFrom } from 'planer';

/** More than anybody writes; strippers made of regular expressions are not let loose on more. */
const CHARS_MAX = 100_000;

/** Text without quoted lines and without a signature; may be empty when everything was quoted. */
export function withoutQuotes(text: string): string {
  const calm = beforeHeaders(withoutRuns(text));
  if (calm.length > CHARS_MAX) return withoutSignature(calm);
  return withoutSignature(shorter(byPlaner(calm), byReplyParser(calm)));
}

/** The text as it is kept: known line ends and spaces, no more than one empty line in a row. */
export function tidy(text: string): string {
  return withoutRuns(text)
    .replace(/\u00a0/g, ' ')
    .replace(/[\u200b\u200c\u2060\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n[ \t]+(?=\S)/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Of a character repeated without end so many are left: regular expressions take long over 30 kB of spaces in a line (seen 2026-11-23: over 5 s). */
function withoutRuns(text: string): string {
  return text.replace(/([^\n])\1{200,}/g, (run) => run.slice(0, 200));
}

/** How the block of headers above an older mail begins, and what follows, in the languages of Outlook that were seen. */
const FROM = /^[*_\s>]{0,5}(?:from|von|de|da|van|från|fra|od|от|發件人|发件人|差出人)\s?[*_]{0,2}\s?[:：]/i;
const AFTER_FROM =
  /^[*_\s>]{0,5}(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado|fecha|para|asunto|inviato|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|отправлено|дата|кому|тема)\s?[*_]{0,2}\s?[:：]/i;
const FORWARDED = /forward|weitergeleitet|transféré|reenviado|inoltrato|doorgestuurd|vidarebefordra|пересыл/i;

/** What stands before an older mail's headers, unless that is what somebody forwards. */
function beforeHeaders(text: string): string {
  const lines = text.split('\n');
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  const at = filled.findIndex((index, nth) => {
    if (!FROM.test(lines[index] ?? '')) return false;
    return filled.slice(nth + 1, nth + 5).filter((next) => AFTER_FROM.test(lines[next] ?? '')).length >= 2;
  });
  if (at <= 0) return text;
  const isRule = (line: string) => /^[\s>]*[-_*=]{5,}[\s\w]*[-_*=]*\s*$/.test(line);
  const before = lines[filled[at - 1] ?? 0] ?? '';
  if (FORWARDED.test(before)) return text;
  const own = lines.slice(0, isRule(before) ? filled[at - 1] : filled[at]).join('\n');
  return tidy(own) === '' ? text : own;
}

/** `Sent from my iPhone` is no signature of a person; that it is missing is no reason to believe one stripper rather than the other. */
const DEVICE_LINE = /^\s{1,4}(?:--\s{1,3})?sent (?:from|with|via) [^\n]{1,60}$/i;

/** Each stripper misses forms that the other knows; an empty answer is a misjudgement as long as the other has one. */
function shorter(one: string, other: string): string {
  if (tidy(one) === '') return other;
  if (tidy(other) === '') return one;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return DEVICE_LINE.test(tidy(long).slice(tidy(short).length)) ? long : short;
}

function byPlaner(text: string): string {
  return extractFrom(text, 'text/plain');
}

function byReplyParser(text: string): string {
  return new EmailReplyParser().parseReply(text);
}

/** The delimiter `-- ` on its own line (RFC 3676 4.3); many programs drop its space. */
function withoutSignature(text: string): string {
  const cut = text.search(/^--[ \u00a0]?\r?$/m);
  const before = cut < 0 ? text : text.slice(0, cut);
  return tidy(before) === '' ? text : before;
}
