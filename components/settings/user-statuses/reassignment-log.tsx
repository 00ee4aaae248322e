import { IconArrowsExchange } from '@tabler/icons-react';
import { useNow } from '#components/app/use-now.ts';
import { StatePanel } from '#components/ui/state-panel.tsx';
import type { Reassignment } from '#lib/contract/reassignments.ts';
import { formatRelativeMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsPart } from '../settings-part.tsx';
import classes from '../settings-parts.module.css';

type Props = {
  items: readonly Reassignment[];
  /** Whether any status has ticket reassignment on. */
  isOn: boolean;
};

/** The latest reassignments: what moved, what stayed, and why. */
export function ReassignmentLog({ items, isOn }: Props) {
  const now = useNow();
  return (
    <SettingsPart title={t('appStatuses.log')} note={t('appStatuses.logNote')}>
      {items.length === 0 ? (
        <StatePanel
          icon={<IconArrowsExchange size={20} stroke={1.75} aria-hidden />}
          title={t('appStatuses.logNone')}
        >
          <p>{t(`appStatuses.${isOn ? 'logNoneOn' : 'logNoneOff'}`)}</p>
        </StatePanel>
      ) : (
        <ul className={classes.rows}>
          {items.map((item) => (
            <li key={item.id} className={classes.row}>
              <div className={classes.main}>
                <p className={classes.name}>
                  {t('appStatuses.entry', { user: item.user.name, status: item.status })}
                  {item.state === 'running' && (
                    <span className={classes.chip}>{t('appStatuses.running')}</span>
                  )}
                </p>
                <p className={classes.small}>{outcomeWords(item)}</p>
              </div>
              <time className={classes.small} dateTime={item.at}>
                {formatRelativeMoment(item.at, now)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </SettingsPart>
  );
}

function outcomeWords({ takers, stays, why, state }: Reassignment): string {
  const count = takers.reduce((sum, taker) => sum + taker.count, 0);
  const names = takers.map((taker) => t('statuses.taker', { name: taker.user.name, count: taker.count }));
  const words = [
    count > 0 && t('appStatuses.moved', { count, takers: names.join(', ') }),
    why !== null && t('appStatuses.stays', { count: stays, why: t(`appStatuses.why.${why}`) }),
    state === 'stopped' && t('appStatuses.stopped'),
    state === 'done' && count === 0 && why === null && t('appStatuses.nothing'),
  ];
  return words.filter((each) => each !== false).join(' ');
}
