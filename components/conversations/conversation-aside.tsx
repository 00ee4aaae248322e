import { Link } from '@tanstack/react-router';
import { refusalText } from '#components/app/refusal-text.ts';
import { useMay } from '#components/app/session.ts';
import { RecordIcon } from '#components/tickets/record-icon.tsx';
import { recordUrl } from '#components/tickets/record-link.ts';
import { StatusIcon } from '#components/tickets/status-icon.tsx';
import { Avatar } from '#components/ui/avatar.tsx';
import { Button } from '#components/ui/button.tsx';
import { Section } from '#components/ui/section.tsx';
import { useToasts } from '#components/ui/toast.tsx';
import type { ConversationView } from '#lib/contract/messages.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ConversationTicket } from './conversation-ticket.tsx';
import { nameOf } from './conversation-row.tsx';
import { NewTicket } from './new-ticket.tsx';
import { useEndSession } from './use-conversations.ts';
import classes from './conversation-aside.module.css';

type Props = { conversation: ConversationView };

/** Who the customer is, the conversation's ticket, edited in place, and its others. */
export function ConversationAside({ conversation }: Props) {
  const { ticket, tickets } = conversation;
  const others = tickets.filter(({ id }) => id !== ticket?.id);
  return (
    <aside className={classes.aside} aria-label={t('appConversations.aside')}>
      <Person conversation={conversation} />
      {ticket === null ? (
        <NoTicket conversation={conversation} />
      ) : (
        <ConversationTicket number={ticket.number} reason={conversation.reason}>
          <NewTicket conversation={conversation} />
        </ConversationTicket>
      )}
      {others.length > 0 && (
        <Section title={t('appConversations.earlier')} count={others.length}>
          <ul className={classes.others}>
            {others.map((other) => (
              <li key={other.id} className={classes.other}>
                <StatusIcon status={other.status} />
                <Link
                  to="/tickets/$number"
                  params={{ number: other.number }}
                  search={{}}
                  className={classes.number}
                >
                  {other.number}
                </Link>
                <span className={classes.subject}>{other.subject}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <EndSession conversation={conversation} />
    </aside>
  );
}

function Person({ conversation }: Props) {
  const { people, customer } = conversation;
  const name = nameOf(conversation);
  return (
    <section className={classes.person} aria-label={t('appConversations.person')}>
      <Avatar name={name} size={36} tone="neutral" />
      <div className={classes.who}>
        <p className={classes.name}>{name}</p>
        {customer.address !== null && customer.address !== name && (
          <p className={classes.address}>{customer.address}</p>
        )}
        {people.length === 0 && <p className={classes.address}>{t('appConversations.unknown')}</p>}
        <ul className={classes.records}>
          {people.map((record) => (
            <li key={record.id}>
              <a href={recordUrl(record)} className={classes.record}>
                <RecordIcon kind={record.kind} />
                {t(`tickets.record.${record.kind}`)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function NoTicket({ conversation }: Props) {
  return (
    <Section title={t('appConversations.ticket')} aside={<NewTicket conversation={conversation} />}>
      <p className={classes.why}>{t(`appConversations.reason.${conversation.reason}`)}</p>
    </Section>
  );
}

/** Offered while a session without an open ticket goes on. */
function EndSession({ conversation }: Props) {
  const mayReply = useMay('messages.reply');
  const toasts = useToasts();
  const { mutate, isPending } = useEndSession(conversation.id);
  const session = conversation.sessions.at(-1);
  const isRunning = session !== undefined && session.ended === null && session.ticket === null;
  if (!mayReply || !isRunning) return null;
  return (
    <div className={classes.end}>
      <Button
        size="sm"
        aria-disabled={isPending}
        onClick={() =>
          mutate(undefined, {
            onSuccess: () => toasts.show({ words: t('appConversations.sessionEnded') }),
            onError: (error) => toasts.show({ words: refusalText(error) ?? '' }),
          })
        }
      >
        {t('appConversations.endSession')}
      </Button>
    </div>
  );
}
