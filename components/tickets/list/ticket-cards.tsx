import { Link } from '@tanstack/react-router';
import { useNow } from '#components/app/use-now.ts';
import type { TicketListItem } from '#lib/contract/tickets-summary.ts';
import { formatAge } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { TicketMenu } from '../copy/ticket-menu.tsx';
import { usePipelines } from '../use-pipelines.ts';
import { useUsers } from '../use-users.ts';
import { RowClocks } from '../sla/sla-chip.tsx';
import type { Selection } from './bulk/use-selection.ts';
import { useRowEdits } from './edit/row-edits.tsx';
import { OwnerCell, StageCell, StatusCell } from './edit/ticket-cells.tsx';
import { withPending } from './edit/with-pending.ts';
import { ROWS, ROW_LINK } from './row-keys.ts';
import table from './ticket-table.module.css';
import classes from './ticket-cards.module.css';

type Props = { tickets: readonly TicketListItem[]; selection: Selection | null };

/** Tickets one below the other, for narrow windows. */
export function TicketCards({ tickets, selection }: Props) {
  return (
    <ul className={classes.cards} aria-label={t('appTickets.list.caption')} {...ROWS}>
      {tickets.map((ticket) => (
        <Card key={ticket.id} ticket={ticket} selection={selection} />
      ))}
    </ul>
  );
}

function Card({ ticket: kept, selection }: { ticket: TicketListItem; selection: Selection | null }) {
  const { pending } = useRowEdits();
  const ticket = withPending(kept, pending, { pipelines: usePipelines(), users: useUsers() });
  const { customer, number } = ticket;
  const who = [customer?.name, customer?.company].filter(Boolean).join(' · ');
  return (
    <li className={classes.card} data-selected={selection?.has(ticket.id)}>
      <div className={classes.top}>
        {selection !== null && (
          <label className={classes.select}>
            <input
              type="checkbox"
              className={table.box}
              aria-label={t('appLists.bulk.select', { number })}
              checked={selection.has(ticket.id)}
              onChange={() => selection.toggle(ticket.id, false)}
            />
          </label>
        )}
        <Link to="/tickets/$number" params={{ number }} className={classes.number} {...ROW_LINK}>
          {number}
        </Link>
        <StatusCell ticket={ticket} />
        <time dateTime={ticket.updatedAt} className={classes.updated}>
          {formatAge(ticket.updatedAt, useNow())}
        </time>
        <span className={classes.menu}>
          <TicketMenu ticket={ticket} />
        </span>
      </div>
      <p className={classes.subject}>{ticket.subject}</p>
      {who !== '' && <p className={classes.who}>{who}</p>}
      <RowClocks clocks={ticket.clocks} />
      <div className={classes.foot}>
        <StageCell ticket={ticket} />
        <OwnerCell ticket={ticket} isSmall />
      </div>
    </li>
  );
}
