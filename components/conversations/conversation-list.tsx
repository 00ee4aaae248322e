import { Link, useNavigate } from '@tanstack/react-router';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { MoreButton } from '#components/app/more-button.tsx';
import { useMay } from '#components/app/session.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { CONVERSATIONS_COUNTED_MAX, type ConversationCounts } from '#lib/contract/messages.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ChannelFilter } from './channel-filter.tsx';
import { ConversationRow } from './conversation-row.tsx';
import type { ConversationSearch } from './conversation-search.ts';
import { useConversationList } from './use-conversations.ts';
import classes from './conversation-list.module.css';

const WHOSE = [
  ['me', 'mine'],
  ['nobody', 'unassigned'],
  ['anyone', 'all'],
] as const;

type Props = { search: ConversationSearch; openId: string | undefined };

/** Conversations, latest first, narrowed by whose they are and by what is unread. */
export function ConversationList({ search, openId }: Props) {
  const list = useConversationList(search);
  const [first] = list.data?.pages ?? [];
  return (
    <section className={classes.list} aria-label={t('appConversations.title')}>
      <Head search={search} counts={first?.counts} />
      <Rows list={list} search={search} openId={openId} />
      <MoreButton list={list} className={classes.more}>
        {t('appConversations.showOlder')}
      </MoreButton>
    </section>
  );
}

type RowsProps = Props & { list: ReturnType<typeof useConversationList> };

function Rows({ list, search, openId }: RowsProps) {
  const items = list.data?.pages.flatMap((page) => page.items);
  if (items === undefined && list.error === null) return <Waiting />;
  if (items === undefined)
    return (
      <LoadFailure
        title={t('appConversations.failed')}
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    );
  if (items.length === 0)
    return <Empty isNarrowed={Object.values(search).some((chosen) => chosen !== undefined)} />;
  return (
    <ul className={classes.rows}>
      {items.map((conversation) => (
        <li key={conversation.id}>
          <ConversationRow conversation={conversation} search={search} isOpen={conversation.id === openId} />
        </li>
      ))}
    </ul>
  );
}

type HeadProps = { search: ConversationSearch; counts: ConversationCounts | undefined };

/** Title, and what narrows the list. */
function Head({ search, counts }: HeadProps) {
  const navigate = useNavigate();
  return (
    <>
      <div className={classes.head}>
        <h1 className={classes.title}>{t('appConversations.title')}</h1>
        <Link to="/broadcasts">{t('appBroadcasts.title')}</Link>
        <Checkbox
          label={t('appConversations.unreadOnly')}
          checked={search.unread === 'true'}
          onChange={({ target }) =>
            void navigate({ to: '.', search: { ...search, unread: target.checked ? 'true' : undefined } })
          }
        />
        <ChannelFilter search={search} />
      </div>
      {search.broadcast !== undefined && <OfBroadcast search={search} />}
      <nav className={classes.whose} aria-label={t('appConversations.filter.label')}>
        {WHOSE.map(([assignee, counted]) => (
          <Link
            key={assignee}
            to="."
            search={{ ...search, assignee: assignee === 'anyone' ? undefined : assignee }}
            className={classes.choice}
            aria-current={(search.assignee ?? 'anyone') === assignee ? 'page' : undefined}
          >
            {t('appConversations.counted', {
              word: t(`appConversations.filter.${assignee}`),
              number: countWords(counts?.[counted]),
            })}
          </Link>
        ))}
      </nav>
    </>
  );
}

/** That only one broadcast's are listed, and the way back. */
function OfBroadcast({ search }: { search: ConversationSearch }) {
  return (
    <p className={classes.of}>
      {t('appConversations.ofBroadcast')}
      <Link to="." search={{ ...search, broadcast: undefined }}>
        {t('appConversations.notOfBroadcast')}
      </Link>
    </p>
  );
}

function countWords(count: number | undefined): string {
  if (count === undefined) return '';
  return count < CONVERSATIONS_COUNTED_MAX ? String(count) : `${CONVERSATIONS_COUNTED_MAX}+`;
}

function Waiting() {
  return (
    <Skeleton label={t('app.loading')}>
      <div className={classes.shapes}>
        {['60%', '80%', '50%', '70%', '64%'].map((width) => (
          <div key={width} className={classes.shape}>
            <SkeletonBar width={width} />
            <SkeletonBar width="90%" />
            <SkeletonBar width="40%" />
          </div>
        ))}
      </div>
    </Skeleton>
  );
}

function Empty({ isNarrowed }: { isNarrowed: boolean }) {
  const mayManage = useMay('settings.manage');
  return (
    <StatePanel
      title={t('appConversations.emptyTitle')}
      actions={
        mayManage &&
        !isNarrowed && (
          <Link to="/settings/$" params={{ _splat: 'channels' }} search={{}}>
            {t('appConversations.toChannels')}
          </Link>
        )
      }
    >
      <p>{t(isNarrowed ? 'appConversations.emptyFilter' : 'appConversations.emptyBody')}</p>
    </StatePanel>
  );
}
