import { Link } from '@tanstack/react-router';
import { useNow } from '#components/app/use-now.ts';
import { formatRelativeMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import type { TimelineEvent } from '#lib/contract/timeline.ts';
import { CommentList } from '../../comment-list.tsx';
import { Description } from '../description.tsx';
import { useTicketOnPage } from '../edits-context.ts';
import { type ConversationItem, conversationItems } from './conversation-items.ts';
import { MessageItem } from './message-item.tsx';
import classes from './conversation.module.css';

/** What was said on the ticket, in order; the team's comments stand in a box, so that they cannot be taken for replies. */
export function Conversation() {
  const { ticket } = useTicketOnPage();
  const items = conversationItems(ticket);
  // Before a customer's words an offer to describe the ticket would only be in the way.
  const isFirst = ticket.description !== '' || ticket.conversation === null;
  return (
    <div className={classes.conversation}>
      <InConversations />
      {isFirst && <Description isOpenAtFirst={ticket.conversation === null} />}
      <ol className={classes.items}>
        {items.map((item) => (
          <li key={keyOf(item)}>
            <Item item={item} number={ticket.number} />
          </li>
        ))}
      </ol>
      {ticket.conversation === null && (
        <p className={classes.none}>{t('appTickets.page.noConversationBody')}</p>
      )}
      {!isFirst && <Description isOpenAtFirst />}
    </div>
  );
}

/** The way to the conversation of a ticket that came by a channel, to answer there. */
function InConversations() {
  const { ticket } = useTicketOnPage();
  const { conversation } = ticket;
  if (conversation === null || conversation.messages.every(({ author }) => author === null)) return null;
  return (
    <p className={classes.toConversation}>
      <Link to="/conversations/$conversationId" params={{ conversationId: conversation.id }} search={{}}>
        {t('appConversations.openHere')}
      </Link>
    </p>
  );
}

function keyOf(item: ConversationItem): string {
  if (item.kind === 'message') return item.message.id;
  return item.kind === 'comment' ? item.comment.id : item.event.id;
}

function Item({ item, number }: { item: ConversationItem; number: string }) {
  const now = useNow();
  if (item.kind === 'message')
    return <MessageItem message={item.message} isOpenAtFirst={item.isOpenAtFirst} />;
  if (item.kind === 'created') return <Created event={item.event} number={number} now={now} />;
  return (
    <div className={classes.comment}>
      <p className={classes.commentMark}>{t('appTickets.page.commentMark')}</p>
      <CommentList comments={[item.comment]} now={now} />
    </div>
  );
}

function Created({ event, number, now }: { event: TimelineEvent; number: string; now: number }) {
  const name = event.actor?.name ?? t('tickets.somebody');
  return (
    <p className={classes.created}>
      <span>
        {t('appTickets.page.ticketCreated', { name, number, time: formatRelativeMoment(event.at, now) })}
      </span>
    </p>
  );
}
