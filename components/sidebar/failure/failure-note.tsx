import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './failure.module.css';

type Props = {
  title?: string;
  children: ReactNode;
};

/** What went wrong, in one place of a form or screen, read out when it appears. */
export function FailureNote({ title, children }: Props) {
  return (
    <div role="alert" className={styles.note}>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      <div>
        {title !== undefined && <p className={styles.noteTitle}>{title}</p>}
        <p>{children}</p>
      </div>
    </div>
  );
}
