import { Link } from '@tanstack/react-router';
import { IconAlarm } from '@tabler/icons-react';
import { HiddenWords } from '#components/app/hidden-words.tsx';
import { useNow } from '#components/app/use-now.ts';
import { Avatar } from '#components/ui/avatar.tsx';
import type { Notification } from '#lib/contract/notifications.ts';
import { formatAge, formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { notificationWords, quoteOf, tabOf } from '#lib/i18n/notification-words.ts';
import classes from './notifications.module.css';

type Props = { notification: Notification; onOpen: () => void };

/** One notification: who, what, on which ticket, when. A click opens the ticket where it happened. */
export function NotificationRow({ notification, onOpen }: Props) {
  const now = useNow();
  const { ticket, actor, at, isRead } = notification;
  const quote = quoteOf(notification);
  const tab = tabOf(notification);
  return (
    <li>
      <Link
        to="/tickets/$number"
        params={{ number: ticket.number }}
        search={tab === undefined ? {} : { tab }}
        className={classes.row}
        data-unread={!isRead}
        onClick={onOpen}
      >
        {actor === null ? (
          <span className={classes.alarm} aria-hidden>
            <IconAlarm size={16} />
          </span>
        ) : (
          <Avatar name={actor.name} />
        )}
        <span className={classes.words}>
          <span className={classes.what}>{notificationWords(notification)}</span>
          {quote !== null && <span className={classes.quote}>{quote}</span>}
          <span className={classes.ticket}>
            <span className={classes.number}>{ticket.number}</span> {ticket.subject}
          </span>
        </span>
        <span className={classes.aside}>
          <time dateTime={at} title={formatMoment(at, now)}>
            {formatAge(at, now)}
          </time>
          {!isRead && (
            <span className={classes.dot}>
              <HiddenWords>{t('appNotifications.unread')}</HiddenWords>
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}
