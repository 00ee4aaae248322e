/** The letter that tells of notifications. */
import type { Notification } from '#lib/contract/notifications.ts';
import { appNotifications } from '#lib/i18n/en/app-notifications.ts';
import { mail } from '#lib/i18n/en/mail.ts';
import { addWords, t } from '#lib/i18n/i18n.ts';
import { notificationWords, quoteOf } from '#lib/i18n/notification-words.ts';
import { writeLetter, type Letter, type LetterPart } from './letter.ts';

addWords({ mail, appNotifications });

export type MailedNotice = Pick<Notification, 'kind' | 'actor' | 'text' | 'ticket'>;

/** The letter for notices of one user, of which there is at least one, in order; links lead to `publicUrl`. */
export function noticeLetter(notices: readonly [MailedNotice, ...MailedNotice[]], publicUrl: string): Letter {
  const tickets = [...new Map(notices.map(({ ticket }) => [ticket.id, ticket])).values()];
  const parts = tickets.flatMap((ticket) => {
    const ofTicket = notices.filter((notice) => notice.ticket.id === ticket.id);
    return partsOf(ticket, ofTicket, publicUrl);
  });
  const choice = t('mail.footerChoice', { url: `${publicUrl}/settings/account/notifications` });
  return writeLetter(subjectOf(notices, tickets.length), parts, [t('mail.footerAutomatic'), choice]);
}

function subjectOf(notices: readonly [MailedNotice, ...MailedNotice[]], tickets: number): string {
  const [first] = notices;
  const count = notices.length;
  if (tickets > 1) return t('mail.notices.ofSeveral', { count, tickets });
  const { number, subject } = first.ticket;
  return count === 1
    ? t('mail.notices.one', { number, subject, words: notificationWords(first) })
    : t('mail.notices.ofOneTicket', { count, number, subject });
}

function partsOf(
  { number, subject }: MailedNotice['ticket'],
  notices: readonly MailedNotice[],
  publicUrl: string,
): LetterPart[] {
  return [
    { kind: 'words', words: `${number} ${subject}` },
    ...notices.flatMap((notice): LetterPart[] => {
      const quote = quoteOf(notice);
      const words: LetterPart = { kind: 'words', words: notificationWords(notice) };
      return quote === null ? [words] : [words, { kind: 'quote', words: quote }];
    }),
    { kind: 'link', words: t('mail.open', { number }), url: `${publicUrl}/tickets/${number}` },
  ];
}
