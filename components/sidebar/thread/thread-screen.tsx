import { ApiOtherVersion, isProblem } from '#lib/api/api-errors.ts';
import type { RecordSummary } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SectionTitle } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { FailedPanel } from '../failure/failed-panel.tsx';
import { NoRightsPanel } from '../failure/no-rights-panel.tsx';
import type { PendingCreate } from '../outbox/pending-list.ts';
import { Screen } from '../screen.tsx';
import { useMe } from '../use-me.ts';
import { AccountLine } from './account-line.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { KnownThread } from './known-thread.tsx';
import { needsMe, obstacleWords } from './obstacle.ts';
import { OfflineBar } from './offline-bar.tsx';
import { PersonHeader } from './person-header.tsx';
import { RefreshingBar } from './refreshing-bar.tsx';
import type { OnThread } from './screen-props.ts';
import { HeaderShape, RowShapes } from './shapes.tsx';
import styles from './thread-screen.module.css';
import { counterpart, isWriterUnknown } from './thread-facts.ts';
import type { TypedSender } from './use-typed-sender.ts';
import type { useThreadContext } from './use-thread-context.ts';
import { VersionBar } from './version-bar.tsx';
import type { View } from './views.ts';

type Props = OnThread & {
  seen: ReturnType<typeof useThreadContext>;
  sender: TypedSender;
  pending: PendingCreate[];
  chosen: RecordSummary[];
  onChoose: (record: RecordSummary) => void;
  onOpen: (view: View) => void;
};

/** The first screen of a thread: who it is from, which tickets it has, and the one button. */
export function ThreadScreen(props: Props) {
  const { seen, onOpen } = props;
  const { data, error } = seen;
  const context = data?.context;
  const me = useMe(needsMe(context));
  const isDenied = isProblem(error, 'not_permitted');
  const isFailed = error !== null && !isDenied;
  return (
    <Screen
      header={!isDenied && <Bars seen={seen} />}
      footer={
        !isDenied && (
          <BottomBar
            obstacle={whyNot(props.thread, obstacleWords(context, isFailed, me))}
            canLink={context?.abilities.canLink ?? false}
            onNew={() => onOpen({ name: 'new-ticket' })}
            onLink={() => onOpen({ name: 'link' })}
          />
        )
      }
    >
      <div className={styles.content}>
        {data !== undefined && !isDenied ? (
          <KnownThread {...props} data={data} admin={me?.admins[0]} />
        ) : (
          <UnknownThread {...props} />
        )}
        <AccountLine />
      </div>
    </Screen>
  );
}

/** Nobody can be added whose address is not known, so another sentence stands for that. */
function whyNot(thread: Props['thread'], obstacle: string | undefined): string | undefined {
  return obstacle !== undefined && isWriterUnknown(thread) ? t('sidebar.bar.why.no-sender') : obstacle;
}

/** What is to be known before reading: another version, no line, or an answer that takes its time. */
function Bars({ seen }: Pick<Props, 'seen'>) {
  const { data, error } = seen;
  // Without anything to show, the panel below says it at length.
  const isSaidBelow = error !== null && data === undefined;
  return (
    <>
      {!(isSaidBelow && error instanceof ApiOtherVersion) && <VersionBar />}
      {error !== null && data !== undefined && (
        <OfflineBar error={error} at={data.at} onRetry={() => seen.refetch()} />
      )}
      {error === null && data?.source === 'cache' && <RefreshingBar at={data.at} />}
    </>
  );
}

/** Nothing is known of the thread but what the mail tells: still asking, failed, or not allowed. */
function UnknownThread({ thread, seen }: Props) {
  const { error } = seen;
  const title = t('sidebar.failed.title');
  return (
    <>
      <MailHeader thread={thread} isWaiting={error === null} />
      {error === null && <Loading />}
      {isProblem(error, 'not_permitted') && <NoRightsPanel />}
      {error !== null && !isProblem(error, 'not_permitted') && (
        <FailedPanel title={title} error={error} at={seen.errorUpdatedAt} onRetry={() => seen.refetch()} />
      )}
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
