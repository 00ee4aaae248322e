import { IconBellOff, IconSettings } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { MoreButton } from '#components/app/more-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { NotificationRow } from './notification-row.tsx';
import classes from './notifications.module.css';
import { useMarkRead, useNotifications } from './use-notifications.ts';

type Props = {
  /** A link was followed. */
  onLeave: () => void;
};

/** What is new, newest first; all can be marked as read. */
export function NotificationPanel({ onLeave }: Props) {
  const { unread } = useNotifications();
  const markRead = useMarkRead();
  return (
    <>
      <header className={classes.head}>
        <h2 className={classes.title}>{t('appNotifications.title')}</h2>
        {unread > 0 && (
          <Button variant="link" onClick={() => markRead(undefined)}>
            {t('appNotifications.markAll')}
          </Button>
        )}
        <Link
          to="/settings/$"
          params={{ _splat: 'account/notifications' }}
          className={classes.settings}
          aria-label={t('appNotifications.settings')}
          data-tip={t('appNotifications.settings')}
          onClick={onLeave}
        >
          <IconSettings size={16} stroke={1.75} aria-hidden />
        </Link>
      </header>
      <Rows onLeave={onLeave} />
    </>
  );
}

function Rows({ onLeave }: Props) {
  const list = useNotifications();
  const markRead = useMarkRead();
  if (list.isPending) return <Waiting />;
  if (list.isLoadingError) {
    return (
      <LoadFailure
        title={t('appNotifications.failed')}
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    );
  }
  if (list.items.length === 0) {
    return (
      <StatePanel
        icon={<IconBellOff size={20} stroke={1.75} aria-hidden />}
        title={t('appNotifications.empty')}
      >
        <p>{t('appNotifications.emptyBody')}</p>
      </StatePanel>
    );
  }
  const handleOpen = (notification: (typeof list.items)[number]) => {
    if (!notification.isRead) markRead([notification.id]);
    onLeave();
  };
  return (
    <>
      <ol>
        {list.items.map((notification) => (
          <NotificationRow
            key={notification.id}
            notification={notification}
            onOpen={() => handleOpen(notification)}
          />
        ))}
      </ol>
      <MoreButton list={list} className={classes.more}>
        {t('appNotifications.showOlder')}
      </MoreButton>
    </>
  );
}

function Waiting() {
  return (
    <Skeleton label={t('app.loading')}>
      <div className={classes.waiting}>
        <SkeletonBar width="70%" />
        <SkeletonBar width="50%" />
      </div>
    </Skeleton>
  );
}
