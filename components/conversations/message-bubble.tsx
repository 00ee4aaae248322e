import { IconPaperclip } from '@tabler/icons-react';
import { useNow } from '#components/app/use-now.ts';
import { addressOf } from '#lib/api/route-address.ts';
import { readMessageAttachment, type ConversationView, type Message } from '#lib/contract/messages.ts';
import { formatDay, formatMoment, formatTime } from '#lib/i18n/format.ts';
import { formatSize } from '#lib/i18n/format-size.ts';
import { t } from '#lib/i18n/i18n.ts';
import { nameOf } from './conversation-row.tsx';
import { MessageBody } from './message-body.tsx';
import { NewTicket } from './new-ticket.tsx';
import classes from './message-bubble.module.css';

type Props = { message: Message; conversation: ConversationView };

/** One message: the customer's at the left, ours at the right. */
export function MessageBubble({ message, conversation }: Props) {
  const now = useNow();
  const { author, user, from, sentAt, attachments } = message;
  const name =
    user?.name ??
    from.name ??
    from.address ??
    (author === 'customer' ? nameOf(conversation) : t('tickets.somebody'));
  return (
    <article className={classes.message} data-ours={author !== 'customer'} aria-label={name}>
      <div className={classes.head}>
        <span className={classes.name}>{name}</span>{' '}
        <time className={classes.time} dateTime={sentAt} data-tip={formatMoment(sentAt, now)}>
          {timeOf(sentAt, now)}
        </time>
        {author === 'customer' && <NewTicket conversation={conversation} message={message} />}
      </div>
      <div className={classes.bubble}>
        <MessageBody message={message} conversationId={conversation.id} name={name} />
        {attachments.length > 0 && (
          <ul className={classes.files}>
            {attachments.map((file) => (
              <li key={file.id}>
                <FileLink file={file} conversationId={conversation.id} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </article>
  );
}

/** The time on the same day, the day with it on others. */
function timeOf(sentAt: string, now: number): string {
  return formatDay(sentAt, now) === formatDay(new Date(now).toISOString(), now)
    ? formatTime(sentAt)
    : formatMoment(sentAt, now);
}

type FileProps = { file: Message['attachments'][number]; conversationId: ConversationView['id'] };

function FileLink({ file, conversationId }: FileProps) {
  const params = { conversationId, attachmentId: file.id };
  return (
    <a className={classes.file} href={addressOf(readMessageAttachment, { params })} download={file.name}>
      <IconPaperclip size={14} stroke={1.75} aria-hidden />
      {t('appConversations.file', { name: file.name, size: formatSize(file.sizeBytes) })}
    </a>
  );
}
