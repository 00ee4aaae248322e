import { Link } from '@tanstack/react-router';
import { useNow } from '#components/app/use-now.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { formatAge } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { TicketMenu } from '../copy/ticket-menu.tsx';
import { OwnerAvatar } from '../owner-avatar.tsx';
import { StageLabel } from '../stage-label.tsx';
import { StatusLabel } from '../status-label.tsx';
import { ROWS, ROW_LINK } from './row-keys.ts';
import classes from './ticket-cards.module.css';

type Props = { tickets: TicketSummary[] };

/** Tickets one below the other, for narrow windows. */
export function TicketCards({ tickets }: Props) {
  return (
    <ul className={classes.cards} aria-label={t('appTickets.list.caption')} {...ROWS}>
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
        <Link
          to="/tickets/$number"
          params={{ number: ticket.number }}
          className={classes.number}
          {...ROW_LINK}
        >
          {ticket.number}
        </Link>
        <StatusLabel status={ticket.status} />
        <time dateTime={ticket.updatedAt} className={classes.updated}>
          {formatAge(ticket.updatedAt, useNow())}
        </time>
        <span className={classes.menu}>
          <TicketMenu ticket={ticket} />
        </span>
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
