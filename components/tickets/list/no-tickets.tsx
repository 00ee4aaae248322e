import { IconFilterOff, IconTicket } from '@tabler/icons-react';
import { Button } from '#components/ui/button.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { CreateTicketButton } from './create/create-ticket-button.tsx';
import { EVERYTHING } from './list-filter.ts';
import type { ListState } from './use-list-state.ts';
import { useTicketCount } from './use-ticket-count.ts';

type Props = { state: ListState; mayCreate: boolean };

/** An empty list: nothing fits the filters, or there is no ticket at all. */
export function NoTickets({ state, mayCreate }: Props) {
  const all = useTicketCount({});
  const isNarrowed = state.filter.conditions.length > 0 || state.text !== '';
  if (isNarrowed && all !== 0) return <NothingMatches hidden={all} state={state} />;
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

function NothingMatches({ hidden, state }: { hidden: number | undefined; state: ListState }) {
  return (
    <StatePanel
      icon={<IconFilterOff size={20} stroke={1.75} aria-hidden />}
      title={t('appTickets.list.filteredTitle')}
      actions={
        <Button onClick={() => state.change({ filter: EVERYTHING, text: '' })}>
          {t('appTickets.list.clearFilters')}
        </Button>
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
