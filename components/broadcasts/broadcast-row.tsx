import { Link } from '@tanstack/react-router';
import page from '#components/app/list-page.module.css';
import { useNow } from '#components/app/use-now.ts';
import { classNames } from '#components/ui/class-names.ts';
import type { Broadcast } from '#lib/contract/broadcasts.ts';
import { formatRelativeMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './broadcasts.module.css';

/** One broadcast; its subject opens its conversations. */
export function BroadcastRow({ broadcast }: { broadcast: Broadcast }) {
  const { id, subject, channel, createdBy, createdAt, sent, answered } = broadcast;
  const time = formatRelativeMoment(createdAt, useNow());
  return (
    <li className={classNames(page.row, classes.row)}>
      <div className={classes.main}>
        <Link
          to="/conversations"
          search={{ broadcast: id }}
          className={classes.subject}
          aria-label={t('appBroadcasts.conversationsOf', { subject })}
        >
          {subject}
        </Link>
        <p className={page.by}>
          {t('appBroadcasts.by', { name: createdBy.name, channel: channel.name, time })}
        </p>
      </div>
      <div className={classes.counts}>
        <span className={classes.count}>{t('appBroadcasts.sent', { count: sent })}</span>
        <span className={classes.count}>{t('appBroadcasts.answered', { count: answered })}</span>
      </div>
    </li>
  );
}
