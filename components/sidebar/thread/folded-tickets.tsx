import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Fold } from '../../ui/fold.tsx';
import { SectionTitle } from '../../ui/section.tsx';
import { TicketRow } from '../../tickets/ticket-row.tsx';
import styles from './thread-tickets.module.css';

type Props = {
  title: string;
  tickets: TicketSummary[];
  /** Why these are shown, when it is not plain. */
  why?: string;
  onOpen: (ticket: TicketSummary) => void;
  /** Absent: they cannot be linked from here. */
  onLink?: ((ticket: TicketSummary) => void) | undefined;
};

/** More tickets, folded to their count so that the thread's own stay first. */
export function FoldedTickets({ title, tickets, why, onOpen, onLink }: Props) {
  if (tickets.length === 0) return null;
  return (
    <section className={styles.fold} aria-label={title}>
      <Fold title={<SectionTitle title={title} count={tickets.length} />}>
        {why !== undefined && <p className={styles.foldWhy}>{why}</p>}
        {tickets.map((ticket) => (
          <TicketRow
            key={ticket.id}
            ticket={ticket}
            openerId={`open-${ticket.id}`}
            onOpen={() => onOpen(ticket)}
            action={
              onLink === undefined || ticket.status === 'closed' ? undefined : (
                <Button
                  size="sm"
                  aria-label={t('sidebar.link.linkTo', { number: ticket.number })}
                  onClick={() => onLink(ticket)}
                >
                  {t('sidebar.tickets.link')}
                </Button>
              )
            }
          />
        ))}
      </Fold>
    </section>
  );
}
