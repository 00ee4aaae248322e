import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNow } from '#components/app/use-now.ts';
import { Button } from '#components/ui/button.tsx';
import { Fold } from '#components/ui/fold.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Api } from '#lib/api/api.ts';
import {
  markResponded,
  readTicketSla,
  type ClockKind,
  type ClockGlance,
} from '#lib/contract/ticket-clocks.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { dueWords } from './clock-words.ts';
import { SlaChip } from './sla-chip.tsx';
import styles from './sla-section.module.css';
import { WhyDue } from './why-due.tsx';

type Props = {
  ticket: Ticket;
  api: Api;
  /** Under which the explanation is kept; a change of the ticket makes it old. */
  queryKey: readonly unknown[];
  /** The ticket was said to be answered. */
  onResponded: () => void;
};

/** The clocks of a ticket with their deadlines, why they are due then, and the way to say that the customer was answered. */
export function SlaSection(props: Props) {
  const { clocks } = props.ticket;
  if (clocks.length === 0) return null;
  return (
    <Section title={t('tickets.sla.title')}>
      {clocks.map((clock) => (
        <ClockBlock key={clock.kind} clock={clock} {...props} />
      ))}
    </Section>
  );
}

function ClockBlock({ clock, ticket, api, queryKey, onResponded }: Props & { clock: ClockGlance }) {
  const now = useNow();
  const canRespond =
    clock.kind === 'first-response' && clock.stoppedAt === null && ticket.abilities.canUpdate;
  return (
    <div className={styles.clock}>
      <div className={styles.head}>
        <span>{t(`tickets.sla.kind.${clock.kind}`)}</span>
        <SlaChip clock={clock} hasName={false} />
      </div>
      <div className={styles.due}>
        {dueWords(clock, now)}.{' '}
        {canRespond && <Respond ticket={ticket} api={api} onResponded={onResponded} />}
      </div>
      <Fold title={clock.dueAt === null ? t('tickets.sla.whyNotDue') : t('tickets.sla.whyDue')}>
        <Why kind={clock.kind} ticket={ticket} api={api} queryKey={queryKey} />
      </Fold>
    </div>
  );
}

function Respond({ ticket, api, onResponded }: Omit<Props, 'queryKey'>) {
  const [state, setState] = useState<'ready' | 'sending' | 'failed'>('ready');
  const respond = async () => {
    setState('sending');
    try {
      await api(markResponded, { params: { ticketId: ticket.id } });
      onResponded();
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <Button variant="link" disabled={state === 'sending'} onClick={() => void respond()}>
        {t('tickets.sla.markResponded')}
      </Button>
      {state === 'failed' && (
        <p role="alert" className={styles.failed}>
          {t('tickets.sla.notMarked')}
        </p>
      )}
    </>
  );
}

type WhyProps = Omit<Props, 'onResponded'> & { kind: ClockKind };

function Why({ kind, ticket, api, queryKey }: WhyProps) {
  const now = useNow();
  const { data, error, refetch } = useQuery({
    queryKey: [...queryKey, ticket.version],
    queryFn: ({ signal }) => api(readTicketSla, { params: { ticketId: ticket.id } }, { signal }),
  });
  const clock = data?.clocks.find((each) => each.kind === kind);
  if (data?.terms != null && clock !== undefined)
    return <WhyDue clock={clock} terms={data.terms} now={now} />;
  if (error === null) return t('tickets.sla.loading');
  return (
    <Button size="sm" onClick={() => void refetch()}>
      {t('common.tryAgain')}
    </Button>
  );
}
