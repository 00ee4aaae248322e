import type { ReactNode } from 'react';
import styles from './section.module.css';

type Props = {
  title: string;
  count?: number;
  /** At the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
};

/** A titled part of a panel, with a line below. */
export function Section({ title, count, aside, children }: Props) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <SectionTitle title={title} {...(count === undefined ? {} : { count })} />
        {aside}
      </div>
      {children}
    </section>
  );
}

/** The title of a section and how many things are in it. */
export function SectionTitle({ title, count }: { title: string; count?: number }) {
  return (
    <h2 className={styles.title}>
      {title}
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </h2>
  );
}
