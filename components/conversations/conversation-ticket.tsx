import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { PropertySection } from '#components/tickets/page/aside/property-section.tsx';
import { TicketClocks } from '#components/tickets/page/aside/ticket-clocks.tsx';
import { ReadOnlyNote } from '#components/tickets/page/read-only-note.tsx';
import { TicketEditing } from '#components/tickets/page/ticket-editing.tsx';
import { useTicket } from '#components/tickets/page/use-ticket.ts';
import { Section } from '#components/ui/section.tsx';
import type { TicketReason } from '#lib/contract/messages.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './conversation-aside.module.css';

type Props = {
  number: string;
  reason: TicketReason;
  /** At the right of the title. */
  children: ReactNode;
};

/** The conversation's ticket: status, place, owner and clocks, edited without leaving the conversation. */
export function ConversationTicket({ number, reason, children }: Props) {
  const { data, error, refetch } = useTicket(number);
  return (
    <>
      <Section title={t('appConversations.ticket')} aside={children}>
        <p className={classes.ticketLine}>
          <Link to="/tickets/$number" params={{ number }} search={{}} className={classes.number}>
            {number}
          </Link>
          <span className={classes.subject}>{data?.subject}</span>
        </p>
        <p className={classes.why}>{t(`appConversations.reason.${reason}`)}</p>
      </Section>
      {data === undefined && error !== null && (
        <LoadFailure title={t('appTickets.page.failedTitle')} error={error} onRetry={() => void refetch()} />
      )}
      {data !== undefined && (
        <TicketEditing ticket={data}>
          {(notes) => (
            <>
              <div className={classes.notes}>
                <ReadOnlyNote />
                {notes}
              </div>
              <PropertySection />
              <TicketClocks />
            </>
          )}
        </TicketEditing>
      )}
    </>
  );
}
