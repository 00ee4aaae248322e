import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listTickets } from '#lib/contract/tickets.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { SectionTitle } from '../../ui/section.tsx';
import { TicketRow } from '../../tickets/ticket-row.tsx';
import { Screen } from '../screen.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { SearchState } from '../search/search-state.tsx';
import styles from '../search/search.module.css';
import { useDebounced } from '../search/use-debounced.ts';
import { useServices } from '../services.tsx';
import type { OnThread } from '../thread/screen-props.ts';
import { TitleBar } from '../title-bar.tsx';
import { useLinkTicket } from './use-link-ticket.ts';

type Props = OnThread & {
  /** Tickets that the thread has already. */
  linked: TicketSummary[];
};

/** Finds a ticket that exists already and links it to the thread. */
export function LinkTicketScreen({ linked, ...onThread }: Props) {
  const { api, owner } = useServices();
  const link = useLinkTicket(onThread);
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim());
  const found = useQuery({
    queryKey: ['tickets', owner, search],
    queryFn: ({ signal }) =>
      api(
        listTickets,
        { query: { status: 'not-closed', limit: 25, ...(search !== '' && { search }) } },
        { signal },
      ),
    networkMode: 'always',
    retry: false,
    placeholderData: (before) => before,
  });
  const handleLink = async (ticket: TicketSummary) => {
    if (await link(ticket)) onThread.onBack();
  };

  return (
    <Screen
      header={<TitleBar title={t('sidebar.link.title')} onBack={onThread.onBack} />}
      onBack={onThread.onBack}
    >
      <SearchBox
        label={t('sidebar.link.search')}
        placeholder={t('sidebar.link.placeholder')}
        value={typed}
        onChange={setTyped}
      />
      {search === '' && (found.data?.items.length ?? 0) > 0 && (
        <div className={styles.head}>
          <SectionTitle title={t('sidebar.link.recent')} />
        </div>
      )}
      <div className={styles.results}>
        {found.data?.items.map((ticket) => (
          <TicketRow
            key={ticket.id}
            ticket={ticket}
            action={
              linked.some(({ id }) => id === ticket.id) ? (
                <span className={styles.kind}>{t('sidebar.link.already')}</span>
              ) : (
                <Button
                  size="sm"
                  aria-label={t('sidebar.link.linkTo', { number: ticket.number })}
                  onClick={() => handleLink(ticket)}
                >
                  {t('sidebar.tickets.link')}
                </Button>
              )
            }
          />
        ))}
      </div>
      <SearchState
        query={found}
        isEmpty={found.data?.items.length === 0}
        empty={search === '' ? t('sidebar.link.none') : t('sidebar.link.nothing', { search })}
        emptyNext={t('sidebar.link.nothingNext')}
      />
    </Screen>
  );
}
