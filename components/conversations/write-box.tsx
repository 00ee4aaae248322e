import { useState } from 'react';
import { useMay, useMe } from '#components/app/session.ts';
import { CommentForm } from '#components/tickets/page/comments/comment-form.tsx';
import { TicketEditing } from '#components/tickets/page/ticket-editing.tsx';
import { useTicket } from '#components/tickets/page/use-ticket.ts';
import type { ConversationView } from '#lib/contract/messages.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ReplyForm } from './reply/reply-form.tsx';
import classes from './write-box.module.css';

type Props = { conversation: ConversationView };
type Tab = 'reply' | 'comment';

/** Where a colleague answers the customer, or comments on the ticket for the team alone. */
export function WriteBox({ conversation }: Props) {
  const [tab, setTab] = useState<Tab>('reply');
  const { ticket } = conversation;
  const canComment = ticket !== null && ticket.status !== 'closed';
  const shown = canComment ? tab : 'reply';
  return (
    <div className={classes.box} data-tab={shown}>
      {canComment && <Tabs shown={shown} onChoose={setTab} />}
      {/* It stays while a comment is written, as files may be on their way. */}
      <div hidden={shown !== 'reply'}>
        <Reply conversation={conversation} isShown={shown === 'reply'} />
      </div>
      {shown === 'comment' && ticket !== null && <CommentOn number={ticket.number} />}
    </div>
  );
}

function Tabs({ shown, onChoose }: { shown: Tab; onChoose: (tab: Tab) => void }) {
  return (
    <fieldset className={classes.tabs}>
      <legend className={classes.legend}>{t('appConversations.reply.tabs')}</legend>
      {(['reply', 'comment'] as const).map((tab) => (
        <button
          key={tab}
          type="button"
          className={classes.tab}
          aria-pressed={shown === tab}
          onClick={() => onChoose(tab)}
        >
          {t(`appConversations.reply.${tab}`)}
        </button>
      ))}
    </fieldset>
  );
}

function Reply({ conversation, isShown }: Props & { isShown: boolean }) {
  const { profile } = useMe();
  const mayReply = useMay('messages.reply');
  if (conversation.canReply) return <ReplyForm conversation={conversation} isShown={isShown} />;
  return (
    <p className={classes.cannot}>
      {mayReply ? t('appConversations.reply.cannot') : t('appConversations.reply.noRight', { profile })}
    </p>
  );
}

function CommentOn({ number }: { number: string }) {
  const { data } = useTicket(number);
  if (data === undefined || !data.abilities.canComment) return null;
  return <TicketEditing ticket={data}>{() => <CommentForm />}</TicketEditing>;
}
