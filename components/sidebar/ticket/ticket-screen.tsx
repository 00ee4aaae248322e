import { IconExternalLink } from '@tabler/icons-react';
import { isProblem } from '#lib/api/api-errors.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { t } from '#lib/i18n/i18n.ts';
import { classNames } from '../../ui/class-names.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatePanel } from '../../ui/state-panel.tsx';
import { TicketNumber } from '../../tickets/ticket-number.tsx';
import { FailedPanel } from '../failure/failed-panel.tsx';
import { Screen } from '../screen.tsx';
import { OfflineBar } from '../thread/offline-bar.tsx';
import type { OnThread } from '../thread/screen-props.ts';
import { RowShapes } from '../thread/shapes.tsx';
import { TitleBar } from '../title-bar.tsx';
import { CommentBox } from './comment-box.tsx';
import { shownTicket } from './shown-ticket.ts';
import { TicketBody } from './ticket-body.tsx';
import styles from './ticket.module.css';
import { useEdits } from './use-edits.ts';
import { useTicket } from './use-ticket.ts';

type Props = OnThread & {
  id: TicketId;
  /** What the row knew, shown until the whole ticket is here. */
  summary: TicketSummary;
};

/** A ticket opened in place: read it, move it, give it away, comment, and go back by Esc. */
export function TicketScreen({ id, summary, place, onBack }: Props) {
  const query = useTicket(id);
  const edits = useEdits({ ticketId: id, ticket: query.data, place });
  const { data, error } = query;
  const isGone = isProblem(error, 'not_found');
  const unsent = edits.unsent.map(({ edit }) => edit);
  const ticket = data === undefined || isGone ? undefined : shownTicket(data, unsent);
  return (
    <Screen
      header={
        <>
          {error !== null && ticket !== undefined && (
            <OfflineBar error={error} at={query.dataUpdatedAt} onRetry={() => query.refetch()} />
          )}
          <TicketTitle known={ticket ?? summary} onBack={onBack} />
        </>
      }
      footer={ticket?.abilities.canComment === true && <CommentBox ticketId={id} place={place} />}
      onBack={onBack}
    >
      {ticket !== undefined && <TicketBody ticket={ticket} edits={edits} />}
      {isGone && (
        <StatePanel title={t('sidebar.failed.notFoundTitle')}>{t('sidebar.failed.notFound')}</StatePanel>
      )}
      {ticket === undefined && !isGone && <TicketWaiting summary={summary} query={query} />}
    </Screen>
  );
}

function TicketTitle({ known, onBack }: { known: TicketSummary; onBack: () => void }) {
  return (
    <TitleBar
      title={<TicketNumber number={known.number} url={known.url} opensNewTab />}
      onBack={onBack}
      aside={
        <a
          className={styles.page}
          href={known.url}
          target="_blank"
          rel="noopener"
          aria-label={t('sidebar.ticket.openPage')}
          data-tip={t('sidebar.ticket.openPage')}
        >
          <IconExternalLink size={16} stroke={1.75} aria-hidden />
        </a>
      }
    />
  );
}

/** What the row knew, until the whole ticket is here, or why it is not. */
function TicketWaiting({ summary, query }: { summary: TicketSummary; query: ReturnType<typeof useTicket> }) {
  return (
    <>
      <h2 className={classNames(styles.subject, styles.waitingSubject)}>{summary.subject}</h2>
      {query.error === null ? (
        <Skeleton label={t('sidebar.ticket.loading')}>
          <RowShapes />
        </Skeleton>
      ) : (
        <FailedPanel
          title={t('sidebar.failed.ticketTitle')}
          error={query.error}
          at={query.errorUpdatedAt}
          onRetry={() => query.refetch()}
        />
      )}
    </>
  );
}
