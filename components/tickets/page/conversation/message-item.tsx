import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useNow } from '#components/app/use-now.ts';
import { Avatar } from '#components/ui/avatar.tsx';
import type { ConversationMessage } from '#lib/contract/tickets.ts';
import { formatMoment, formatRelativeMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { MessageSentiment } from '../sentiment/message-sentiment.tsx';
import classes from './message-item.module.css';

type Props = {
  message: ConversationMessage;
  isOpenAtFirst: boolean;
};

/** One message: a line while folded, the whole text when open. */
export function MessageItem({ message, isOpenAtFirst }: Props) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const place = useMeant(message.id, () => setOpen(true));
  const name = message.from.name ?? message.from.address ?? t('appTickets.page.someone');
  return (
    <article ref={place} tabIndex={-1} className={classes.message} aria-label={name}>
      <button type="button" className={classes.head} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Avatar name={name} tone={message.isOurs ? 'hue' : 'neutral'} />
        <span className={isOpen ? classes.nameOpen : classes.name}>{name}</span>
        <span className={classes.beside}>{isOpen ? message.from.address : message.text}</span>
        <MessageSentiment message={message} />
        <Time sentAt={message.sentAt} />
      </button>
      {isOpen && (
        <div className={classes.body}>
          {message.to.length > 0 && (
            <p className={classes.to}>
              {t('appTickets.page.toRecipients', { names: message.to.join(', ') })}
            </p>
          )}
          <p className={classes.text} data-ours={message.isOurs}>
            {message.text}
          </p>
        </div>
      )}
    </article>
  );
}

/** Where the address names this message it is brought into view and opened; the element that it is, for that. */
function useMeant(id: string, open: () => void) {
  const place = useRef<HTMLElement>(null);
  const isMeant = useLocation({ select: ({ hash }) => hash === `message-${id}` });
  useEffect(() => {
    if (!isMeant) return;
    open();
    place.current?.focus();
    place.current?.scrollIntoView({ block: 'center' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only the address asks for it
  }, [isMeant]);
  return place;
}

function Time({ sentAt }: { sentAt: string | null }) {
  const now = useNow();
  if (sentAt === null) return <span className={classes.time}>{t('appTickets.page.unknownTime')}</span>;
  return (
    <time className={classes.time} dateTime={sentAt} title={formatMoment(sentAt, now)}>
      {formatRelativeMoment(sentAt, now)}
    </time>
  );
}
