import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import styles from './fold.module.css';

type Props = {
  title: ReactNode;
  /** Beside the title, also when folded. */
  summary?: ReactNode;
  isOpenAtFirst?: boolean;
  children: ReactNode;
};

/** A section folded to its title until it is wanted. */
export function Fold({ title, summary, isOpenAtFirst = false, children }: Props) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <IconChevronRight size={16} stroke={1.75} aria-hidden className={styles.chevron} />
        <span className={styles.title}>{title}</span>
        <span className={styles.summary}>{summary}</span>
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </>
  );
}
