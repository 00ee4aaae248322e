import { Link } from '@tanstack/react-router';
import { useNow } from '#components/app/use-now.ts';
import { Avatar } from '#components/ui/avatar.tsx';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { formatAge, formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { TicketMenu } from '../copy/ticket-menu.tsx';
import { SourceIcon } from '../source-icon.tsx';
import { StageSquare } from '../stage-label.tsx';
import { StatusLabel } from '../status-label.tsx';
import { ROW_LINK } from './row-keys.ts';
import classes from './ticket-row.module.css';

type Props = { ticket: TicketSummary };

/** One ticket of the table; the whole row follows its number's link. */
export function TicketRow({ ticket }: Props) {
  const now = useNow();
  return (
    <tr className={classes.row}>
      <td>
        <Link
          to="/tickets/$number"
          params={{ number: ticket.number }}
          className={classes.number}
          {...ROW_LINK}
        >
          {ticket.number}
        </Link>
      </td>
      <td className={classes.subject} title={ticket.subject}>
        <SourceIcon source={ticket.source} className={classes.source} />
        {ticket.subject}
      </td>
      <td className={classes.customer}>
        <Customer ticket={ticket} />
      </td>
      <td className={classes.quiet}>
        <span className={classes.mark}>
          <StageSquare hue={ticket.stage.hue} />
          <span className={classes.line}>{ticket.stage.name}</span>
        </span>
      </td>
      <td className={classes.quiet}>
        <span className={classes.mark}>
          <StatusLabel status={ticket.status} />
        </span>
      </td>
      <td className={classes.quiet}>
        <Owner ticket={ticket} />
      </td>
      <td
        className={classes.updated}
        title={t('appTickets.list.updatedTip', { time: formatMoment(ticket.updatedAt, now) })}
      >
        <time dateTime={ticket.updatedAt}>{formatAge(ticket.updatedAt, now)}</time>
      </td>
      <td className={classes.menu}>
        <TicketMenu ticket={ticket} />
      </td>
    </tr>
  );
}

function Customer({ ticket: { customer } }: Props) {
  if (customer === null) return <span className={classes.none}>{t('appTickets.list.noCustomer')}</span>;
  return (
    <>
      <div className={classes.line}>{customer.name}</div>
      {customer.company !== null && <div className={classes.company}>{customer.company}</div>}
    </>
  );
}

function Owner({ ticket: { owner } }: Props) {
  if (owner === null) return <span className={classes.none}>{t('common.nobody')}</span>;
  return (
    <span className={classes.owner} title={owner.name}>
      <Avatar name={owner.name} size={20} />
      <span className={classes.line}>{owner.name}</span>
    </span>
  );
}
