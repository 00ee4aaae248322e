import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '#components/app/session.ts';
import { NoRights } from '#components/app/no-rights.tsx';
import { usePageTitle } from '#components/app/use-page-title.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useTicketObstacle } from '../use-ticket-obstacle.ts';
import { CreateTicketButton } from './create/create-ticket-button.tsx';
import { FilterBar } from './filter-bar.tsx';
import { TicketListBody } from './ticket-list-body.tsx';
import { viewOf } from './ticket-views.ts';
import { useTicketList } from './use-ticket-list.ts';
import classes from './ticket-list-page.module.css';

const route = getRouteApi('/shell/tickets');

/** All tickets the user may see, narrowed by the filters in the address. */
export function TicketListPage() {
  const search = route.useSearch();
  const obstacle = useTicketObstacle();
  const mayCreate = useMay('tickets.create');
  const view = viewOf(search);
  const title = view === undefined || view === 'all' ? t('app.tickets') : t(`app.views.${view}`);
  usePageTitle(title);
  if (obstacle !== null) return <NoRights what={obstacle} />;
  return <TicketList title={title} mayCreate={mayCreate} />;
}

function TicketList({ title, mayCreate }: { title: string; mayCreate: boolean }) {
  const search = route.useSearch();
  const list = useTicketList(search);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>
          {title} {list.total !== undefined && <span className={classes.total}>{list.total}</span>}
        </h1>
        {mayCreate && <CreateTicketButton hasKey />}
      </header>
      <FilterBar search={search} />
      <TicketListBody list={list} search={search} mayCreate={mayCreate} />
    </div>
  );
}
