import type { TimelineEvent } from '#lib/contract/timeline.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { timelineWords } from './timeline-words.ts';
import styles from './timeline.module.css';

type Props = {
  /** In the order they happened; shown newest first. */
  events: TimelineEvent[];
  now: number;
};

/** A ticket's history: who did what and when. */
export function Timeline({ events, now }: Props) {
  return (
    <ol>
      {events.toReversed().map((event) => (
        <li key={event.id} className={styles.event}>
          <p className={styles.words}>
            <span className={styles.actor}>{event.actor?.name ?? t('tickets.somebody')}</span>{' '}
            {timelineWords(event)}
            {event.reason !== null && <span className={styles.reason}>, {event.reason}</span>}
          </p>
          <time className={styles.time} dateTime={event.at}>
            {formatMoment(event.at, now)}
          </time>
        </li>
      ))}
    </ol>
  );
}
