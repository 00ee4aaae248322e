import { IconCopyCheck } from '@tabler/icons-react';
import type { Problem } from '#lib/contract/errors.ts';
import { ThreadHasTicketFacts } from '#lib/contract/tickets.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { formatAgo } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../use-now.ts';
import styles from './new-ticket.module.css';

type Props = {
  problem: Problem;
  onOpen: (ticket: TicketSummary) => void;
  onCreateAnother: () => void;
};

/** Somebody was quicker on the same thread: whose ticket it is and how old, and both ways on. */
export function HasTicketNotice({ problem, onOpen, onCreateAnother }: Props) {
  const now = useNow();
  const facts = ThreadHasTicketFacts.safeParse(problem.facts);
  if (!facts.success) return null;
  const { ticket, createdBy, isSuggested } = facts.data;
  const title = isSuggested ? 'mayHaveTicketTitle' : 'hasTicketTitle';
  const ago = formatAgo(ticket.createdAt, now);
  return (
    <section role="alert" className={styles.hasTicket}>
      <IconCopyCheck size={16} stroke={1.75} aria-hidden />
      <div className={styles.hasTicketWords}>
        <h2>{t(`sidebar.form.${title}`, { number: ticket.number })}</h2>
        <p className={styles.hasTicketSubject}>{ticket.subject}</p>
        <p>
          {createdBy === null
            ? t('sidebar.form.hasTicketSystem', { ago })
            : t('sidebar.form.hasTicketBy', { name: createdBy.name, ago })}
        </p>
        <div className={styles.hasTicketActions}>
          <Button variant="primary" size="sm" ref={focusOnMount} onClick={() => onOpen(ticket)}>
            {t('sidebar.form.openIt')}
          </Button>
          <Button size="sm" onClick={onCreateAnother}>
            {t('sidebar.form.createAnother')}
          </Button>
        </div>
      </div>
    </section>
  );
}
