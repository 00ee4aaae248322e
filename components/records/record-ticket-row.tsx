import { Link } from '@tanstack/react-router';
import { useNow } from '#components/app/use-now.ts';
import { ROW_LINK } from '#components/tickets/list/row-keys.ts';
import { OwnerAvatar } from '#components/tickets/owner-avatar.tsx';
import { StageLabel } from '#components/tickets/stage-label.tsx';
import { StatusLabel } from '#components/tickets/status-label.tsx';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { formatAge } from '#lib/i18n/format.ts';
import classes from './record-ticket-row.module.css';

type Props = { ticket: TicketSummary };

/** One of a record's tickets; whose it is for is plain from the page, so the customer is left out. */
export function RecordTicketRow({ ticket }: Props) {
  return (
    <li className={classes.row}>
      <Link to="/tickets/$number" params={{ number: ticket.number }} className={classes.number} {...ROW_LINK}>
        {ticket.number}
      </Link>
      <span className={classes.subject}>{ticket.subject}</span>
      <span className={classes.stage}>
        <StageLabel stage={ticket.stage} />
      </span>
      <span className={classes.status}>
        <StatusLabel status={ticket.status} />
      </span>
      <OwnerAvatar owner={ticket.owner} size={20} />
      <time dateTime={ticket.updatedAt} className={classes.age}>
        {formatAge(ticket.updatedAt, useNow())}
      </time>
    </li>
  );
}
