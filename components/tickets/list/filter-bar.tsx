import { getRouteApi } from '@tanstack/react-router';
import { useMe } from '#components/app/session.ts';
import { ButtonLink } from '#components/app/button-link.tsx';
import { TicketStatus } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useUsers } from '../use-users.ts';
import { FilterChip, type FilterChoice } from './filter-chip.tsx';
import { SearchField } from '#components/app/search-field.tsx';
import { TicketListSearch, countFilters } from './ticket-list-search.ts';
import classes from './filter-bar.module.css';

const route = getRouteApi('/shell/tickets');

type Props = { search: TicketListSearch };

/** Quick filters and the search. Each change is a step of the browser's history, but typing is one step. */
export function FilterBar({ search }: Props) {
  const navigate = route.useNavigate();
  const change = (part: TicketListSearch, isTyping = false) =>
    void navigate({ search: TicketListSearch.parse({ ...search, ...part }), replace: isTyping });
  return (
    <search className={classes.bar} aria-label={t('appTickets.list.filters')}>
      <FilterChip
        label={t('appTickets.list.statusFilter')}
        prefix={t('appTickets.list.statusIs')}
        anyLabel={t('appTickets.list.anyStatus')}
        choices={statusChoices()}
        value={search.status}
        onChange={(status) => change({ status: status as TicketListSearch['status'] })}
      />
      <FilterChip
        label={t('appTickets.list.ownerFilter')}
        prefix={t('appTickets.list.ownerIs')}
        anyLabel={t('appTickets.list.anyone')}
        choices={useOwnerChoices()}
        value={search.owner}
        onChange={(owner) => change({ owner })}
      />
      {countFilters(search) > 0 && (
        <ButtonLink to="/tickets" search={{}} variant="quiet" size="sm">
          {t('appTickets.list.clearFilters')}
        </ButtonLink>
      )}
      <SearchField
        label={t('appTickets.list.search')}
        clearLabel={t('appTickets.list.clearSearch')}
        value={search.search ?? ''}
        onSearch={(text) => change({ search: text === '' ? undefined : text }, search.search !== undefined)}
      />
    </search>
  );
}

function statusChoices(): FilterChoice[] {
  const statuses = TicketStatus.options.map((status) => ({
    value: status,
    label: t(`tickets.status.${status}`),
  }));
  return [
    {
      value: 'not-closed',
      label: t('appTickets.list.notClosed'),
      words: t('appTickets.list.notClosedWords'),
    },
    ...statuses,
  ];
}

function useOwnerChoices(): FilterChoice[] {
  const me = useMe().user;
  const users = useUsers().filter((user) => user.id !== me.id);
  return [
    { value: 'me', label: t('appTickets.list.me'), words: t('appTickets.list.meWords') },
    { value: 'nobody', label: t('common.nobody'), words: t('appTickets.list.nobodyWords') },
    ...users.map((user) => ({ value: user.id, label: user.name })),
  ];
}
