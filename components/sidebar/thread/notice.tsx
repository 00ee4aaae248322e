import type { ReactNode } from 'react';
import styles from './notice.module.css';

type Props = {
  icon: ReactNode;
  children: ReactNode;
  /** A link button after the words. */
  action?: ReactNode;
};

/** A calm note between the parts of a screen. */
export function Notice({ icon, children, action }: Props) {
  return (
    <div className={styles.notice}>
      {icon}
      <p className={styles.words}>
        {children} {action}
      </p>
    </div>
  );
}
