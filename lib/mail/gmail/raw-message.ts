/**
 * Reads a message's raw headers from Gmail itself. Gmail's page carries no Message-ID and InboxSDK's API has none, so the
 * same two addresses are asked that Gmail's own "Show original" and "Forward as attachment" use:
 * `view=att&attid=0` answers the raw text, `view=om` an HTML page around it (both seen in public extensions up to 2026).
 */
import { hasWholeHeaderBlock, parseHeaderBlock, type MessageHeaders } from '#lib/mail/header-block.ts';
import { MailHostError } from '#lib/mail/mail-host.ts';

/** A header block longer than this is no mail; RFC 5321 servers refuse far less. */
const HEADER_CHARS_MAX = 512 * 1024;
const ANSWER_TIMEOUT_MS = 10_000;

/** Headers of the message with this legacy id (hexadecimal) in the mailbox that the tab shows. */
export async function fetchMessageHeaders(legacyMessageId: string): Promise<MessageHeaders> {
  try {
    return parseHeaderBlock(await fetchRawHeaders(legacyMessageId));
  } catch (attachmentError) {
    try {
      return parseHeaderBlock(await fetchOriginalPage(legacyMessageId));
    } catch {
      throw new MailHostError('read-message-id', 'Gmail did not hand out the message.', {
        cause: attachmentError,
      });
    }
  }
}

/** The account's own part of Gmail's address, with the delegation where there is one (`/mail/b/<id>/u/0`). */
export function accountPath(pathname: string): string {
  return /^\/mail(?:\/b\/[^/]+)?\/u\/\d+/.exec(pathname)?.[0] ?? '/mail/u/0';
}

async function ask(params: Record<string, string>): Promise<Response> {
  const query = new URLSearchParams(params);
  const url = `${location.origin}${accountPath(location.pathname)}/?${query}`;
  const response = await fetch(url, {
    credentials: 'include',
    signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
  });
  if (!response.ok) throw new MailHostError('read-message-id', `Gmail answered ${response.status}.`);
  return response;
}

async function fetchRawHeaders(id: string): Promise<string> {
  const response = await ask({ view: 'att', th: id, attid: '0', disp: 'comp', safe: '1', zw: '' });
  const raw = await readUntilHeadersEnd(response);
  if (!/^[!-9;-~]+[ \t]*:/m.test(raw) || /^\s*<(!doctype|html)/i.test(raw)) {
    throw new MailHostError('read-message-id', 'Gmail answered a page instead of the message.');
  }
  return raw;
}

/** The answer carries all attachments too: only its head is read, then the download is cancelled. */
async function readUntilHeadersEnd(response: Response): Promise<string> {
  if (!response.body) return '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let raw = '';
  while (raw.length < HEADER_CHARS_MAX) {
    const { done, value } = await reader.read();
    if (done) return raw;
    raw += value;
    if (hasWholeHeaderBlock(raw.trimStart())) break;
  }
  await reader.cancel();
  return raw;
}

async function fetchOriginalPage(id: string): Promise<string> {
  // InboxSDK leaves the account's key, which this view wants, on the page's head.
  const key = document.head.getAttribute('data-inboxsdk-ik-value') ?? '';
  const response = await ask({ ik: key, view: 'om', th: id });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const raw = page.querySelector('#raw_message_text')?.textContent;
  if (!raw) throw new MailHostError('read-message-id', 'Gmail answered no original message.');
  return raw;
}
