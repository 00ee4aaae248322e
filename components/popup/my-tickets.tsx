import { IconExternalLink, IconSettings } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { createApi } from '#lib/api/api.ts';
import { isProblem } from '#lib/api/api-errors.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { listTickets } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { SectionTitle } from '../ui/section.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { StatePanel } from '../ui/state-panel.tsx';
import { RowShapes } from '../sidebar/thread/shapes.tsx';
import { TicketRow } from '../tickets/ticket-row.tsx';
import styles from './popup.module.css';

type Props = { address: string; token: string; onSignedOut: () => void; onOptions: () => void };

/** As many as a popup shows without becoming a list to work in. */
const SHOWN_MAX = 6;
/** Where the companion shows the same tickets in the same order. */
const ALL = '/tickets?owner=me&sort=next-due&status=not-closed';

/** One's open tickets, and the ways on to companion and options. */
export function MyTickets({ address, token, onSignedOut, onOptions }: Props) {
  const api = useMemo(
    () => createApi({ baseUrl: address, token, onSignedOut }),
    [address, token, onSignedOut],
  );
  const query = useQuery({
    queryKey: ['tickets', 'mine', address, token],
    queryFn: ({ signal }) =>
      api(
        listTickets,
        { query: { owner: 'me', status: 'not-closed', sort: 'next-due', limit: SHOWN_MAX } },
        { signal },
      ),
  });
  const total = query.data?.total ?? 0;
  return (
    <div className={styles.popup}>
      <header className={styles.head}>
        <h1>
          <SectionTitle
            title={t('extension.popup.title')}
            {...(query.data === undefined ? {} : { count: total })}
          />
        </h1>
        <IconButton
          label={t('extension.popup.options')}
          icon={<IconSettings size={16} stroke={1.75} aria-hidden />}
          onClick={onOptions}
        />
      </header>
      <main className={styles.body}>
        {query.isPending && (
          <Skeleton label={t('extension.popup.loading')}>
            <RowShapes />
          </Skeleton>
        )}
        {query.isError && <NotLoaded error={query.error} onRetry={() => void query.refetch()} />}
        {query.data !== undefined && (
          <Rows tickets={query.data.items} more={total - query.data.items.length} />
        )}
      </main>
      <footer className={styles.foot}>
        <ButtonLink
          href={`${address}${ALL}`}
          target="_blank"
          rel="noreferrer"
          isWide
          icon={<IconExternalLink size={16} stroke={1.75} aria-hidden />}
        >
          {t(total > 0 ? 'extension.popup.openAll' : 'extension.popup.open')}
        </ButtonLink>
      </footer>
    </div>
  );
}

function Rows({ tickets, more }: { tickets: readonly TicketSummary[]; more: number }) {
  if (tickets.length === 0)
    return <StatePanel title={t('extension.popup.none')}>{t('extension.popup.noneBody')}</StatePanel>;
  return (
    <>
      {tickets.map((ticket) => (
        <TicketRow key={ticket.id} ticket={ticket} />
      ))}
      {more > 0 && <p className={styles.more}>{t('extension.popup.more', { count: more })}</p>}
    </>
  );
}

function NotLoaded({ error, onRetry }: { error: Error; onRetry: () => void }) {
  if (isProblem(error, 'not_permitted'))
    return <StatePanel title={t('extension.popup.noRights')}>{t('extension.popup.noRightsBody')}</StatePanel>;
  return (
    <StatePanel
      tone="error"
      title={t('extension.popup.failed')}
      actions={<Button onClick={onRetry}>{t('common.tryAgain')}</Button>}
    >
      {t('extension.popup.failedBody')}
    </StatePanel>
  );
}
