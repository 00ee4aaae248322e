import { HiddenWords } from '#components/app/hidden-words.tsx';
import { t } from '#lib/i18n/i18n.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { ROWS } from './row-keys.ts';
import { TicketRow } from './ticket-row.tsx';
import classes from './ticket-table.module.css';

type Props = { tickets: TicketSummary[] };

/** Tickets as a table. Arrow up and down go from ticket to ticket, Enter opens. */
export function TicketTable({ tickets }: Props) {
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{t('appTickets.list.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('appTickets.list.number')}</th>
          <th scope="col" className={classes.subject}>
            {t('appTickets.list.subject')}
          </th>
          <th scope="col" className={classes.customer}>
            {t('appTickets.list.customer')}
          </th>
          <th scope="col" className={classes.stage}>
            {t('appTickets.list.stage')}
          </th>
          <th scope="col" className={classes.status}>
            {t('appTickets.list.status')}
          </th>
          <th scope="col">{t('appTickets.list.owner')}</th>
          <th scope="col" className={classes.end}>
            {t('appTickets.list.updated')}
          </th>
          <th scope="col" className={classes.menu}>
            <HiddenWords>{t('appTickets.copy.actions')}</HiddenWords>
          </th>
        </tr>
      </thead>
      <tbody {...ROWS}>
        {tickets.map((ticket) => (
          <TicketRow key={ticket.id} ticket={ticket} />
        ))}
      </tbody>
    </table>
  );
}
