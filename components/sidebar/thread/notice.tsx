import type { ReactNode } from 'react';
import styles from './notice.module.css';

type Props = {
  icon: ReactNode;
  children: ReactNode;
  /** A link button after the words. */
  action?: ReactNode;
  /** Controls under the words. */
  below?: ReactNode;
};

/** A calm note between the parts of a screen. */
export function Notice({ icon, children, action, below }: Props) {
  return (
    <div className={styles.notice}>
      {icon}
      <div className={styles.words}>
        <p>
          {children} {action}
        </p>
        {below}
      </div>
    </div>
  );
}
