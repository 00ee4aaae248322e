import { IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { MoreButton } from '#components/app/more-button.tsx';
import { NoRights } from '#components/app/no-rights.tsx';
import { useMay } from '#components/app/session.ts';
import { useNow } from '#components/app/use-now.ts';
import { usePageTitle } from '#components/app/use-page-title.ts';
import { WaitingRows } from '#components/app/waiting-rows.tsx';
import page from '#components/app/list-page.module.css';
import { ButtonLink } from '#components/app/button-link.tsx';
import { Button } from '#components/ui/button.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import type { DeletedTicket } from '#lib/contract/ticket-life.ts';
import { formatRelativeMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { StatusIcon } from '../status-icon.tsx';
import classes from './deleted-tickets.module.css';
import { useDeletedTickets } from './use-deleted-tickets.ts';
import { useRestore } from './use-life.ts';

/** Deleted tickets, for those who may restore them. */
export function DeletedTicketsPage() {
  const mayDelete = useMay('tickets.delete');
  usePageTitle(t('appTicketLife.deletion.title'));
  if (!mayDelete) return <NoRights what="deletion" />;
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1 className={page.title}>{t('appTicketLife.deletion.title')}</h1>
        <p className={page.note}>{t('appTicketLife.deletion.note')}</p>
        <Link to="/tickets" className={classes.back}>
          {t('appTickets.page.toList')}
        </Link>
      </header>
      <List />
    </div>
  );
}

function List() {
  const list = useDeletedTickets();
  if (list.isPending) return <WaitingRows />;
  if (list.isLoadingError) {
    return (
      <LoadFailure
        title={t('appTicketLife.deletion.failed')}
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    );
  }
  if (list.tickets.length === 0) {
    return (
      <StatePanel
        icon={<IconTrash size={20} stroke={1.75} aria-hidden />}
        title={t('appTicketLife.deletion.none')}
        actions={<ButtonLink to="/tickets">{t('appTickets.page.toList')}</ButtonLink>}
      >
        <p>{t('appTicketLife.deletion.noneBody')}</p>
      </StatePanel>
    );
  }
  return (
    <div className={page.scroll}>
      <ul aria-label={t('appTicketLife.deletion.caption')}>
        {list.tickets.map((ticket) => (
          <Row key={ticket.id} ticket={ticket} />
        ))}
      </ul>
      <MoreButton list={list} className={page.more}>
        {t('appTicketLife.deletion.more')}
      </MoreButton>
    </div>
  );
}

function Row({ ticket }: { ticket: DeletedTicket }) {
  const { mutate, isPending } = useRestore();
  const { number, subject, status, deletedBy, deletedAt } = ticket;
  const time = formatRelativeMoment(deletedAt, useNow());
  return (
    <li className={page.row}>
      <StatusIcon status={status} />
      <span className={classes.number}>{number}</span>
      <div className={page.main}>
        <p className={classes.subject}>{subject}</p>
        <p className={page.by}>
          {t('appTicketLife.deletion.by', { name: deletedBy?.name ?? t('tickets.somebody'), time })}
        </p>
      </div>
      <Button
        size="sm"
        aria-label={t('appTicketLife.deletion.restoreOf', { number })}
        aria-disabled={isPending}
        onClick={() => mutate(ticket)}
      >
        {t('appTicketLife.deletion.restore')}
      </Button>
    </li>
  );
}
