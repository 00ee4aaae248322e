import type { NewReply } from '#lib/contract/messages.ts';
import { problemOfReply } from '#backend/core/reply-templates.ts';
import { replyText } from '#backend/mail/parse/html-text.ts';
import { sanitiseReply } from '#backend/mail/parse/sanitise-html.ts';
import { RefusedError } from './companion.ts';

/** What a message's text may have; HTML is longer than its text. */
const TEXT_MAX = 20_000;

/** A reply as it is kept and sent: HTML only where it says more than plain text. */
export type ReplyContent = { text: string; html: string | null };

/** The content made safe; throws the refusal of one without words, and of one in which a variable still stands. */
export function makeReplyContent({ text, html }: Pick<NewReply, 'text' | 'html'>): ReplyContent {
  const field = html === undefined ? 'text' : 'html';
  const content = html === undefined ? { text: text ?? '', html: null } : fromHtml(html);
  if (content.text === '') throw wrong(field, 'Give some text; it is empty.');
  if (content.text.length > TEXT_MAX) throw wrong(field, `Shorten it to ${TEXT_MAX} characters or less.`);
  const problem = problemOfReply(content.text);
  if (problem !== null) throw wrong(field, problem);
  return content;
}

function fromHtml(html: string): ReplyContent {
  const clean = sanitiseReply(html);
  if (clean === null) return { text: '', html: null };
  const isFormatted = /<(?!\/?(?:p|br)\b)/.test(clean);
  return { text: replyText(clean), html: isFormatted ? clean : null };
}

function wrong(field: string, message: string): RefusedError {
  return new RefusedError({ code: 'unusable_value', errors: [{ field, message }] });
}
