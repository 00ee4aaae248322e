import { Link } from '@tanstack/react-router';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { formatAge } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { OwnerAvatar } from '../owner-avatar.tsx';
import { StageLabel } from '../stage-label.tsx';
import { StatusLabel } from '../status-label.tsx';
import { useRowKeys } from './use-row-keys.ts';
import classes from './ticket-cards.module.css';

type Props = { tickets: TicketSummary[] };

/** Tickets one below the other, for narrow windows. */
export function TicketCards({ tickets }: Props) {
  const handleKeyDown = useRowKeys();
  return (
    <ul className={classes.cards} aria-label={t('appTickets.list.caption')} onKeyDown={handleKeyDown}>
      {tickets.map((ticket) => (
        <Card key={ticket.id} ticket={ticket} />
      ))}
    </ul>
  );
}

function Card({ ticket }: { ticket: TicketSummary }) {
  const { customer, owner } = ticket;
  const who = [customer?.name, customer?.company].filter(Boolean).join(' · ');
  return (
    <li className={classes.card}>
      <div className={classes.top}>
        <Link to="/tickets/$number" params={{ number: ticket.number }} className={classes.number} data-row-link>
          {ticket.number}
        </Link>
        <StatusLabel status={ticket.status} />
        <time dateTime={ticket.updatedAt} className={classes.updated}>
          {formatAge(ticket.updatedAt, Date.now())}
        </time>
      </div>
      <p className={classes.subject}>{ticket.subject}</p>
      {who !== '' && <p className={classes.who}>{who}</p>}
      <div className={classes.foot}>
        <StageLabel stage={ticket.stage} />
        <OwnerAvatar owner={owner} size={20} />
      </div>
    </li>
  );
}
