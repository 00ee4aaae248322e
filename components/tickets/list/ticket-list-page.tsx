import { useMay } from '#components/app/session.ts';
import { NoRights } from '#components/app/no-rights.tsx';
import { usePageTitle } from '#components/app/use-page-title.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useFields } from '../use-fields.ts';
import { useTicketObstacle } from '../use-ticket-obstacle.ts';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { useSelection } from './bulk/use-selection.ts';
import { columnsOf } from './columns/columns.ts';
import { ColumnsButton } from './columns/columns-button.tsx';
import { RowEditsProvider } from './edit/row-edits.tsx';
import { ExportButton } from './export-button.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ListHeader } from './list-header.tsx';
import { TicketListBody } from './ticket-list-body.tsx';
import { titleOf } from './title-of.ts';
import { useListState, type ListState } from './use-list-state.ts';
import { toQuery, useTicketList } from './use-ticket-list.ts';
import classes from './ticket-list-page.module.css';

/** All tickets the user may see, narrowed by the filters in the address or by the view that it names. */
export function TicketListPage() {
  const state = useListState('/tickets');
  const obstacle = useTicketObstacle();
  const title = titleOf(state);
  usePageTitle(title);
  if (obstacle !== null) return <NoRights what={obstacle} />;
  return (
    <RowEditsProvider>
      <TicketList title={title} state={state} />
    </RowEditsProvider>
  );
}

function TicketList({ title, state }: { title: string; state: ListState }) {
  const mayUpdate = useMay('tickets.update');
  const list = useTicketList(state, { isEnabled: state.isReady });
  const selection = useSelection(list.tickets, JSON.stringify(toQuery(state)));
  const columns = columnsOf(state.columns, useFields());
  return (
    <div className={classes.page}>
      <ListHeader title={title} state={state} total={list.total} isTotalExact={list.isTotalExact} />
      {state.isViewGone && (
        <p role="alert" className={classes.gone}>
          {t('appLists.views.gone')}
        </p>
      )}
      <FilterBar state={state}>
        <ColumnsButton state={state} />
        <ExportButton state={state} />
      </FilterBar>
      <TicketListBody list={list} state={state} columns={columns} selection={mayUpdate ? selection : null} />
      {mayUpdate && <BulkBar selection={selection} list={list} state={state} />}
    </div>
  );
}
