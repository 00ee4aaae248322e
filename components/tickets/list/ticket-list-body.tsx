import { LoadFailure } from '#components/app/load-failure.tsx';
import { useMay } from '#components/app/session.ts';
import { Button } from '#components/ui/button.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { ApiProblem } from '#lib/api/api-errors.ts';
import { t } from '#lib/i18n/i18n.ts';
import type { Selection } from './bulk/use-selection.ts';
import type { Column } from './columns/columns.ts';
import { EVERYTHING } from './list-filter.ts';
import { ListFooter } from './list-footer.tsx';
import { NoTickets } from './no-tickets.tsx';
import { TicketListSkeleton } from './ticket-list-skeleton.tsx';
import { TicketRows } from './ticket-rows.tsx';
import type { ListState } from './use-list-state.ts';
import type { TicketList } from './use-ticket-list.ts';
import classes from './ticket-list-body.module.css';

type Props = {
  list: TicketList;
  state: ListState;
  columns: readonly Column[];
  selection: Selection | null;
};

/** The rows, or why there are none. */
export function TicketListBody({ list, state, columns, selection }: Props) {
  const mayCreate = useMay('tickets.create');
  if (list.isPending) return <TicketListSkeleton />;
  if (list.isLoadingError) return <ListFailure list={list} state={state} />;
  if (list.tickets.length === 0) return <NoTickets state={state} mayCreate={mayCreate} />;
  return (
    <>
      <div className={classes.scroll}>
        <TicketRows
          tickets={list.tickets}
          columns={columns}
          sort={state.sort}
          onSort={(sort) => state.change({ sort })}
          selection={selection}
        />
      </div>
      <ListFooter list={list} />
    </>
  );
}

/** A filter that cannot be used any more (its field was archived) is no failure of the companion. */
export function ListFailure({
  list,
  state,
}: {
  list: Pick<TicketList, 'error' | 'refetch'>;
  state: ListState;
}) {
  const { error } = list;
  if (error instanceof ApiProblem && error.code === 'invalid_input') {
    const reason = error.fields.map(({ message }) => message).join(' ');
    return (
      <StatePanel
        tone="error"
        title={t('appLists.filter.refusedTitle')}
        actions={
          <Button variant="primary" onClick={() => state.change({ filter: EVERYTHING, sort: '-updated' })}>
            {t('appTickets.list.clearFilters')}
          </Button>
        }
      >
        <p>{t('appLists.filter.refusedBody', { reason })}</p>
      </StatePanel>
    );
  }
  return (
    <LoadFailure
      title={t('appTickets.list.failedTitle')}
      body={t('appTickets.list.failedBody')}
      awayBody={t('appTickets.list.offlineBody')}
      error={error}
      onRetry={() => void list.refetch()}
    />
  );
}
