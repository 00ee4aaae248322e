import { IconFilterOff, IconTicket } from '@tabler/icons-react';
import { ButtonLink } from '#components/app/button-link.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { CreateTicketButton } from './create/create-ticket-button.tsx';
import { type TicketListSearch, countFilters } from './ticket-list-search.ts';
import { useTicketCount } from './use-ticket-count.ts';

type Props = {
  search: TicketListSearch;
  mayCreate: boolean;
};

/** An empty list: nothing fits the filters, or there is no ticket at all. */
export function NoTickets({ search, mayCreate }: Props) {
  const all = useTicketCount({});
  if (countFilters(search) > 0 && all !== 0) return <NothingMatches hidden={all} />;
  return (
    <StatePanel
      icon={<IconTicket size={20} stroke={1.75} aria-hidden />}
      title={t('appTickets.list.emptyTitle')}
      actions={mayCreate ? <CreateTicketButton /> : undefined}
    >
      <p>{mayCreate ? t('appTickets.list.emptyBody') : t('appTickets.list.emptyBodyReadOnly')}</p>
    </StatePanel>
  );
}

function NothingMatches({ hidden }: { hidden: number | undefined }) {
  return (
    <StatePanel
      icon={<IconFilterOff size={20} stroke={1.75} aria-hidden />}
      title={t('appTickets.list.filteredTitle')}
      actions={
        <ButtonLink to="/tickets" search={{}}>
          {t('appTickets.list.clearFilters')}
        </ButtonLink>
      }
    >
      <p>
        {hidden === undefined
          ? t('appTickets.list.filteredBodyUnknown')
          : t('appTickets.list.filteredBody', { count: hidden })}
      </p>
    </StatePanel>
  );
}
