import { useEffect, useRef } from 'react';
import { MoreButton, type PagedList } from '#components/app/more-button.tsx';
import { useNow } from '#components/app/use-now.ts';
import { CommentList } from '#components/tickets/comment-list.tsx';
import type { ConversationSession, ConversationView } from '#lib/contract/messages.ts';
import { formatRelativeMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { nameOf } from './conversation-row.tsx';
import { MessageBubble } from './message-bubble.tsx';
import { keyOf, threadItems, type ThreadItem } from './thread-items.ts';
import classes from './thread.module.css';

type Props = {
  conversation: ConversationView;
  messages: ConversationView['messages'];
  list: PagedList;
};

/** What was said, oldest first, with the bounds of sessions and the team's comments; it opens at its end. */
export function Thread({ conversation, messages, list }: Props) {
  const end = useRef<HTMLDivElement>(null);
  const newest = messages.at(-1)?.id;
  useEffect(() => {
    if (newest !== undefined) end.current?.scrollIntoView({ block: 'end' });
  }, [newest]);
  const items = threadItems({ ...conversation, messages }, list.hasNextPage);
  return (
    // A region that scrolls has to be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes.thread} aria-label={t('appConversations.thread')} tabIndex={0}>
      <MoreButton list={list} className={classes.more}>
        {t('appConversations.olderMessages')}
      </MoreButton>
      <ol className={classes.items}>
        {items.map((item) => (
          <li key={keyOf(item)}>
            <Item item={item} conversation={conversation} />
          </li>
        ))}
      </ol>
      <div ref={end} className={classes.end} />
    </section>
  );
}

function Item({ item, conversation }: { item: ThreadItem; conversation: ConversationView }) {
  const now = useNow();
  if (item.kind === 'message') return <MessageBubble message={item.message} conversation={conversation} />;
  if (item.kind === 'comment')
    return (
      <div className={classes.comment}>
        <p className={classes.commentMark}>
          {t('appConversations.commentMark', { number: item.comment.ticket.number })}
        </p>
        <CommentList comments={[item.comment.comment]} now={now} />
      </div>
    );
  return (
    <p className={classes.bound}>
      <span>
        {formatRelativeMoment(item.at, now)}. {boundWords(item, conversation)}
      </span>
    </p>
  );
}

function boundWords(
  { kind, session }: { kind: 'started' | 'ended'; session: ConversationSession },
  conversation: ConversationView,
): string {
  if (kind === 'ended') return t(`appConversations.ended.${session.ended?.by ?? 'idle'}`);
  return t(`appConversations.started.${session.startedBy}`, { name: nameOf(conversation) });
}
