import { useEffect } from 'react';
import type { ThreadContext } from '#lib/contract/threads.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { SectionTitle } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TicketRow } from '../../tickets/ticket-row.tsx';
import type { CarriedFile } from '../files/carried-list.ts';
import { CarriedFiles } from '../files/carried-files.tsx';
import { markNumbers, markWhenPainted } from '../marks.ts';
import type { PendingCreate } from '../outbox/pending-list.ts';
import { PendingRow } from '../outbox/pending-row.tsx';
import { useServices } from '../services.tsx';
import { RowShapes } from './shapes.tsx';
import styles from './thread-tickets.module.css';

type Props = {
  threadKey: string;
  place: string;
  context: ThreadContext;
  source: 'cache' | 'fresh';
  pending: PendingCreate[];
  /** True while the thread may still turn out to have tickets: "none" is not said before it is certain. */
  isUncertain: boolean;
  onOpen: (ticket: TicketSummary) => void;
  onOpenForm: (create: PendingCreate) => void;
  onLink: (ticket: TicketSummary) => void;
};

/** The tickets of the open thread: the second thing to be read beside a mail. */
export function ThreadTickets(props: Props) {
  const { threadKey, context, source, pending, isUncertain } = props;
  const isEmpty = context.tickets.length + pending.length === 0;
  const level = useLevel(context);
  useEffect(() => {
    markNumbers(
      context.tickets.map(({ id }) => id),
      threadKey,
    );
    return markWhenPainted('tickets-painted', { threadKey, source, ticketCount: context.tickets.length });
  }, [threadKey, source, context]);
  return (
    <section className={styles.section} aria-label={t('sidebar.tickets.onThread')}>
      <div className={styles.head}>
        <SectionTitle
          title={t('sidebar.tickets.onThread')}
          {...(isEmpty && isUncertain ? {} : { count: context.tickets.length + pending.length })}
        />
        {level !== null && !isUncertain && <span className={styles.level}>{level}</span>}
      </div>
      {isEmpty && isUncertain && (
        <Skeleton label={t('sidebar.tickets.loading')}>
          <RowShapes />
        </Skeleton>
      )}
      {isEmpty && !isUncertain && <NoTickets context={context} />}
      {context.link === 'suggested' && !isEmpty && (
        <p className={styles.why}>{t('sidebar.tickets.suggestedWhy')}</p>
      )}
      {pending.map((create) => (
        <PendingRow key={create.id} create={create} context={context} onOpenForm={props.onOpenForm} />
      ))}
      {context.tickets.map((ticket) => (
        <TicketRow
          key={ticket.id}
          ticket={ticket}
          openerId={`open-${ticket.id}`}
          onOpen={() => props.onOpen(ticket)}
          footer={<CarriedFiles of={({ ticketId }) => ticketId === ticket.id} />}
          action={
            context.link === 'suggested' && context.abilities.canLink ? (
              <Button size="sm" onClick={() => props.onLink(ticket)}>
                {t('sidebar.tickets.link')}
              </Button>
            ) : undefined
          }
        />
      ))}
      <StrayFiles {...props} />
    </section>
  );
}

/** Files of this thread whose ticket is not shown above: it was not made, or does not belong to the thread any more. */
function StrayFiles({ place, context, pending }: Props) {
  const isStray = ({ ticketId, createId, ...file }: CarriedFile) =>
    file.place === place &&
    !context.tickets.some(({ id }) => id === ticketId) &&
    !pending.some(({ id }) => id === createId);
  return (
    <div className={styles.stray}>
      <CarriedFiles of={isStray} />
    </div>
  );
}

/** How sure the tickets are of this thread, where the mail program cannot tell for certain. */
function useLevel({ link }: ThreadContext): string | null {
  const { host } = useServices();
  return host.can.readMessageIds ? null : t(`sidebar.tickets.level.${link}`);
}

function NoTickets({ context: { abilities } }: { context: ThreadContext }) {
  if (abilities.obstacle === 'no-matched-record')
    return <p className={styles.none}>{t('sidebar.tickets.noneUnmatched')}</p>;
  return (
    <p className={styles.none}>
      {t('sidebar.tickets.none')}
      <br />
      {abilities.canCreate ? t('sidebar.tickets.noneNext') : t('sidebar.tickets.noneNoCreate')}
    </p>
  );
}
