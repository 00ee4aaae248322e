import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './state-panel.module.css';

type Props = {
  icon?: ReactNode;
  /** `error` tints the icon; everything else stays calm. */
  tone?: 'neutral' | 'error';
  title: string;
  /** What is (not) here or what failed, and what is safe. */
  children?: ReactNode;
  /** The way on: one or two buttons. */
  actions?: ReactNode;
  /** Small print below, such as a reference. */
  footnote?: ReactNode;
};

/** An empty, failed or forbidden place: says what it is and what to do next. Never art, never a blank. */
export function StatePanel({ icon, tone = 'neutral', title, children, actions, footnote }: Props) {
  return (
    <section className={styles.panel} role={tone === 'error' ? 'alert' : undefined}>
      {icon !== undefined && (
        <span className={classNames(styles.icon, tone === 'error' && styles.error)}>{icon}</span>
      )}
      <h2 className={styles.title}>{title}</h2>
      {children !== undefined && <div className={styles.body}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      {footnote !== undefined && <p className={styles.footnote}>{footnote}</p>}
    </section>
  );
}
