import { LoadFailure } from '#components/app/load-failure.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { ListFooter } from './list-footer.tsx';
import { NoTickets } from './no-tickets.tsx';
import { TicketListSkeleton } from './ticket-list-skeleton.tsx';
import type { TicketListSearch } from './ticket-list-search.ts';
import { TicketRows } from './ticket-rows.tsx';
import type { useTicketList } from './use-ticket-list.ts';
import classes from './ticket-list-body.module.css';

type Props = {
  list: ReturnType<typeof useTicketList>;
  search: TicketListSearch;
  mayCreate: boolean;
};

/** The rows, or why there are none. */
export function TicketListBody({ list, search, mayCreate }: Props) {
  if (list.isPending) return <TicketListSkeleton />;
  if (list.isLoadingError) {
    return (
      <LoadFailure
        title={t('appTickets.list.failedTitle')}
        body={t('appTickets.list.failedBody')}
        awayBody={t('appTickets.list.offlineBody')}
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    );
  }
  if (list.tickets.length === 0) return <NoTickets search={search} mayCreate={mayCreate} />;
  return (
    <>
      <div className={classes.scroll}>
        <TicketRows tickets={list.tickets} />
      </div>
      <ListFooter list={list} />
    </>
  );
}
