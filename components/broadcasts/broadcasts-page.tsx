import { IconSpeakerphone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { MoreButton } from '#components/app/more-button.tsx';
import { NoRights } from '#components/app/no-rights.tsx';
import { useMay } from '#components/app/session.ts';
import { usePageTitle } from '#components/app/use-page-title.ts';
import { WaitingRows } from '#components/app/waiting-rows.tsx';
import page from '#components/app/list-page.module.css';
import { Button } from '#components/ui/button.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { BroadcastDialog } from './broadcast-dialog.tsx';
import { BroadcastRow } from './broadcast-row.tsx';
import { useBroadcasts } from './use-broadcasts.ts';
import classes from './broadcasts.module.css';

/** What was written to many customers at once, how many answered, and a form to write another. */
export function BroadcastsPage() {
  const [mayRead, mayReply, mayChoose] = [
    useMay('messages.read'),
    useMay('messages.reply'),
    useMay('records.read'),
  ];
  const [isWriting, setWriting] = useState(false);
  usePageTitle(t('appBroadcasts.title'));
  if (!mayRead) return <NoRights what="messages" />;
  return (
    <div className={page.page}>
      <header className={page.head}>
        <div className={classes.main}>
          <h1 className={page.title}>{t('appBroadcasts.title')}</h1>
          <p className={page.note}>{t('appBroadcasts.note')}</p>
        </div>
        <Link to="/conversations">{t('appBroadcasts.toConversations')}</Link>
        {mayReply && mayChoose && (
          <Button variant="primary" aria-haspopup="dialog" onClick={() => setWriting(true)}>
            {t('appBroadcasts.create')}
          </Button>
        )}
      </header>
      <List />
      {isWriting && <BroadcastDialog onClose={() => setWriting(false)} />}
    </div>
  );
}

function List() {
  const list = useBroadcasts();
  if (list.isPending) return <WaitingRows />;
  if (list.isLoadingError)
    return (
      <LoadFailure title={t('appBroadcasts.failed')} error={list.error} onRetry={() => void list.refetch()} />
    );
  const broadcasts = list.data.pages.flatMap(({ items }) => items);
  if (broadcasts.length === 0)
    return (
      <StatePanel
        icon={<IconSpeakerphone size={20} stroke={1.75} aria-hidden />}
        title={t('appBroadcasts.none')}
      >
        <p>{t('appBroadcasts.noneBody')}</p>
      </StatePanel>
    );
  return (
    <div className={page.scroll}>
      <ul aria-label={t('appBroadcasts.caption')}>
        {broadcasts.map((broadcast) => (
          <BroadcastRow key={broadcast.id} broadcast={broadcast} />
        ))}
      </ul>
      <MoreButton list={list} className={page.more}>
        {t('appBroadcasts.more')}
      </MoreButton>
    </div>
  );
}
