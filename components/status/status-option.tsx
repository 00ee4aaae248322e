import { useId } from 'react';
import type { UserStatus } from '#lib/contract/user-statuses.ts';
import { t } from '#lib/i18n/i18n.ts';
import styles from './status-choice.module.css';

type Props = { status: UserStatus; isChosen: boolean; onChoose: () => void };

/** One status to choose, and what choosing it means. */
export function StatusOption({ status, isChosen, onChoose }: Props) {
  const id = useId();
  return (
    <div className={styles.option}>
      <input
        type="radio"
        name="status"
        id={id}
        checked={isChosen}
        aria-describedby={`${id}-meaning`}
        onChange={onChoose}
      />
      <div className={styles.words}>
        <label htmlFor={id} className={styles.label}>
          {status.name}
        </label>
        <span id={`${id}-meaning`} className={styles.note}>
          {t(`statuses.${meaningOf(status)}`)}
        </span>
      </div>
    </div>
  );
}

function meaningOf({ isAvailable, reassignsTickets }: UserStatus): 'available' | 'unavailable' | 'reassigns' {
  if (isAvailable) return 'available';
  return reassignsTickets ? 'reassigns' : 'unavailable';
}
