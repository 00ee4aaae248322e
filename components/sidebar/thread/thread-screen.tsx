import { IconEyeOff } from '@tabler/icons-react';
import { isProblem } from '#lib/api/api-errors.ts';
import type { RecordSummary } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SectionTitle } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { FailedPanel } from '../failure/failed-panel.tsx';
import { NoRightsPanel } from '../failure/no-rights-panel.tsx';
import { useLinkTicket } from '../link/use-link-ticket.ts';
import type { PendingCreate } from '../outbox/outbox-runner.ts';
import { Screen } from '../screen.tsx';
import { useMe } from '../use-me.ts';
import { AccountLine } from './account-line.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { ChooseRecord } from './choose-record.tsx';
import { FoldedTickets } from './folded-tickets.tsx';
import { IdentityNotice } from './identity-notice.tsx';
import { Notice } from './notice.tsx';
import { needsMe, obstacleWords } from './obstacle.ts';
import { OfflineBar } from './offline-bar.tsx';
import { customerOf, othersOf, severalMatches } from './people.ts';
import { PersonHeader } from './person-header.tsx';
import type { OnThread } from './screen-props.ts';
import { HeaderShape, RowShapes } from './shapes.tsx';
import styles from './thread-screen.module.css';
import { counterpart } from './thread-facts.ts';
import { ThreadTickets } from './thread-tickets.tsx';
import { UnmatchedPanel } from './unmatched-panel.tsx';
import type { SeenContext, useThreadContext } from './use-thread-context.ts';
import type { View } from './views.ts';

type Props = OnThread & {
  seen: ReturnType<typeof useThreadContext>;
  pending: PendingCreate[];
  chosen: RecordSummary[];
  onChoose: (record: RecordSummary) => void;
  onOpen: (view: View) => void;
};

/** The first screen of a thread: who it is from, which tickets it has, and the one button. */
export function ThreadScreen(props: Props) {
  const { seen, onOpen } = props;
  const context = seen.data?.context;
  const me = useMe(needsMe(context));
  const isDenied = isProblem(seen.error, 'not_permitted');
  const isFailed = seen.error !== null && !isDenied;
  return (
    <Screen
      header={
        isFailed && seen.data !== undefined && <OfflineBar error={seen.error} at={seen.data.at} onRetry={() => seen.refetch()} />
      }
      footer={
        !isDenied && (
          <BottomBar
            obstacle={obstacleWords(context, isFailed, me)}
            canLink={context?.abilities.canLink ?? false}
            onNew={() => onOpen({ name: 'new-ticket' })}
            onLink={() => onOpen({ name: 'link' })}
          />
        )
      }
    >
      <div className={styles.content}>
        {seen.data !== undefined && !isDenied ? (
          <Known {...props} data={seen.data} admin={me?.admins[0]} />
        ) : (
          <>
            <MailHeader thread={props.thread} isWaiting={seen.error === null} />
            {isDenied && <NoRightsPanel />}
            {isFailed && (
              <FailedPanel
                title={t('sidebar.failed.title')}
                error={seen.error}
                at={seen.errorUpdatedAt}
                onRetry={() => seen.refetch()}
              />
            )}
            {seen.error === null && <Loading />}
          </>
        )}
        <AccountLine />
      </div>
    </Screen>
  );
}

function Known({ data, admin, ...props }: Props & { data: SeenContext; admin: string | undefined }) {
  const { thread, seen, chosen, onChoose, onOpen } = props;
  const { context, source } = data;
  const customer = customerOf(context);
  const link = useLinkTicket(props);
  const openTicket = (ticket: SeenContext['context']['tickets'][number]) => onOpen({ name: 'ticket', id: ticket.id, summary: ticket });
  const isReading = thread.identity.state === 'reading';
  const isUnmatched = context.abilities.obstacle === 'no-matched-record' && customer !== null;
  const name = customer?.name ?? customer?.address ?? '';
  return (
    <>
      <PersonHeader person={customer} known={customer} chosen={chosen} others={othersOf(context)} />
      {severalMatches(customer).map(({ kind, records }) => (
        <ChooseRecord
          key={kind}
          kind={kind}
          records={records}
          chosen={chosen.find((record) => record.kind === kind)}
          onChoose={onChoose}
        />
      ))}
      <IdentityNotice thread={thread} />
      {isUnmatched && (
        <UnmatchedPanel
          name={name.split(' ')[0] ?? name}
          canAdd={context.abilities.canAddRecord}
          onAdd={(kind) => onOpen({ name: 'add-person', kind })}
          onAddAddress={() => onOpen({ name: 'add-address' })}
        />
      )}
      <ThreadTickets
        threadKey={thread.key}
        context={context}
        source={source}
        pending={props.pending}
        isUncertain={isReading || (seen.isFetching && seen.isOutdated)}
        onOpen={openTicket}
        onOpenForm={(refused) => onOpen({ name: 'new-ticket', refused })}
        onLink={link}
      />
      {context.hasHiddenTickets && (
        <Notice icon={<IconEyeOff size={14} stroke={1.75} aria-hidden />}>
          {admin === undefined ? t('sidebar.tickets.hiddenNoAdmin') : t('sidebar.tickets.hidden', { admin })}
        </Notice>
      )}
      <FoldedTickets
        title={t('sidebar.tickets.possiblyRelated')}
        tickets={context.possiblyRelated}
        why={t('sidebar.tickets.relatedWhy')}
        onOpen={openTicket}
        onLink={context.abilities.canLink ? link : undefined}
      />
      <FoldedTickets title={t('sidebar.tickets.otherOpen')} tickets={context.otherOpenTickets} onOpen={openTicket} />
    </>
  );
}

/** The person as the mail alone tells, until the companion has answered; never a blank. */
function MailHeader({ thread, isWaiting }: { thread: Props['thread']; isWaiting: boolean }) {
  const person = counterpart(thread);
  if (person !== null) return <PersonHeader person={person} known={null} chosen={[]} others={[]} />;
  return isWaiting ? <HeaderShape /> : null;
}

function Loading() {
  return (
    <section>
      <div className={styles.loadingHead}>
        <SectionTitle title={t('sidebar.tickets.onThread')} />
      </div>
      <Skeleton label={t('sidebar.tickets.loading')}>
        <RowShapes />
      </Skeleton>
    </section>
  );
}
