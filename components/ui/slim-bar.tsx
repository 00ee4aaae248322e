import type { ReactNode } from 'react';
import styles from './slim-bar.module.css';

type Props = {
  icon: ReactNode;
  children: ReactNode;
  /** A link button at the end. */
  action?: ReactNode;
};

/** One quiet line at the top of a panel: something is different now, and what can be done about it. */
export function SlimBar({ icon, children, action }: Props) {
  return (
    <output className={styles.bar}>
      {icon}
      <span className={styles.words}>{children}</span>
      {action}
    </output>
  );
}
