import { IconMail, IconMessageCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { HiddenWords } from '#components/app/hidden-words.tsx';
import { useNow } from '#components/app/use-now.ts';
import { NearestClock } from '#components/tickets/sla/sla-chip.tsx';
import type { ConversationSummary } from '#lib/contract/messages.ts';
import { formatListDate } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import type { ConversationSearch } from './conversation-search.ts';
import classes from './conversation-row.module.css';

type Props = { conversation: ConversationSummary; search: ConversationSearch; isOpen: boolean };

/** Who wrote, about what, the last words, and the ticket with its nearest deadline, or why there is none. */
export function ConversationRow({ conversation, search, isOpen }: Props) {
  const now = useNow();
  const { id, subject, channel, last, isUnread, ticket, reason } = conversation;
  const Icon = channel.kind === 'email' ? IconMail : IconMessageCircle;
  return (
    <Link
      to="/conversations/$conversationId"
      params={{ conversationId: id }}
      search={search}
      className={classes.row}
      data-unread={isUnread}
      aria-current={isOpen ? 'page' : undefined}
    >
      <span className={classes.first}>
        <span className={classes.name}>{nameOf(conversation)}</span>
        {last !== null && (
          <time className={classes.time} dateTime={last.at}>
            {formatListDate(last.at, now)}
          </time>
        )}
      </span>
      <span className={classes.subject}>
        <Icon size={14} stroke={1.75} aria-label={channel.name} className={classes.icon} />
        <span className={classes.words}>{subject}</span>
        {isUnread && (
          <span className={classes.dot}>
            <HiddenWords>{t('appConversations.unread')}</HiddenWords>
          </span>
        )}
      </span>
      {last !== null && (
        <span className={classes.last}>
          {last.author === 'customer' ? last.text : t('appConversations.you', { text: last.text })}
        </span>
      )}
      <span className={classes.ticket}>
        {ticket === null ? (
          <span className={classes.why}>{t(`appConversations.reason.${reason}`)}</span>
        ) : (
          <>
            <span className={classes.number}>{ticket.number}</span>
            <NearestClock clocks={ticket.clocks} />
          </>
        )}
      </span>
    </Link>
  );
}

/** The customer by name or address. */
export function nameOf({ customer }: Pick<ConversationSummary, 'customer'>): string {
  return customer.name ?? customer.address ?? t('appConversations.nobodyYet');
}
