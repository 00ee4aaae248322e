/** Everything that Outlook's page shows of what is open, at one moment, with the way each fact was found. */
import type { MailAddress } from '#lib/mail/mail-host.ts';
import { areSeveralSelected, findConversationId } from './find-conversation-id.ts';
import { findMailbox } from './find-mailbox.ts';
import { findMessages } from './find-messages.ts';
import { findPane } from './find-pane.ts';
import { findRecipients } from './find-recipients.ts';
import { findSender, type MessageParts } from './find-sender.ts';
import { findSubject } from './find-subject.ts';
import { outsideMail } from './landmarks.ts';
import { instantOf, isNewestFirst, timeWords } from './message-times.ts';
import { cleanText } from './page-text.ts';
import type { Found } from './strategies.ts';

/** One message as the page shows it. */
export type ReadMessage = {
  /** Stable while the message is in the page. */
  key: string;
  sender: MailAddress;
  recipients: MailAddress[];
  sentAt: string | null;
  /** The time in the words of the page. */
  shownTime: string;
  /** Null while it is collapsed. */
  body: Element | null;
};

/** Names of the strategies that found each fact; null for what was not found. */
export type FoundBy = Record<'pane' | 'conversationId' | 'subject' | 'mailbox' | 'sender', string | null>;

/** What is open. */
export type OpenMailReading = {
  /** Null where nothing names it. */
  conversationId: string | null;
  /** Null where nothing tells whose mailbox it is. */
  mailbox: string | null;
  subject: string;
  /** Oldest first. */
  messages: ReadMessage[];
  /** Words of the selected row of the list, which belongs to the conversation that the list takes for open. */
  rowText: string;
  foundBy: FoundBy;
};

/** Null while nothing is open, or several rows are selected, of which none is the open one. */
export function readPage(page: Document, url: URL): OpenMailReading | null {
  const pane = areSeveralSelected(page) ? null : findPane(page);
  if (pane === null) return null;
  const [row = null] = outsideMail(page, '[data-convid][aria-selected="true"]');
  const found = {
    conversationId: findConversationId({ page, pane: pane.value, url }),
    subject: findSubject(pane.value),
    mailbox: findMailbox({ page, url }),
  };
  const { messages, senderBy } = readMessages(pane.value, row);
  return {
    conversationId: valueOf(found.conversationId),
    mailbox: valueOf(found.mailbox),
    subject: valueOf(found.subject) ?? '',
    messages,
    rowText: cleanText(row?.textContent),
    foundBy: {
      pane: pane.by,
      conversationId: strategyOf(found.conversationId),
      subject: strategyOf(found.subject),
      mailbox: strategyOf(found.mailbox),
      sender: senderBy,
    },
  };
}

function valueOf(found: Found<string> | null): string | null {
  return found?.value ?? null;
}

function strategyOf(found: Found<string> | null): string | null {
  return found?.by ?? null;
}

function readMessages(
  pane: Element,
  row: Element | null,
): { messages: ReadMessage[]; senderBy: string | null } {
  const parts = findMessages(pane);
  const isAlone = parts.length === 1;
  const read = parts.map((message, index) => {
    const sender = findSender({ ...message, row, isAlone });
    return { by: sender.by, message: toMessage(message, sender.value, index) };
  });
  if (isNewestFirst(read.map(({ message }) => message.shownTime))) read.reverse();
  return { messages: read.map(({ message }) => message), senderBy: read.at(-1)?.by ?? null };
}

function toMessage(parts: MessageParts, sender: MailAddress, index: number): ReadMessage {
  const { card, head, body } = parts;
  return {
    key: /^MSG_(.+)_FROM$/.exec(head?.id ?? '')?.[1] ?? (body?.id || `place-${index}`),
    sender,
    recipients: findRecipients(card),
    sentAt: instantOf(card),
    shownTime: timeWords(card),
    body,
  };
}
