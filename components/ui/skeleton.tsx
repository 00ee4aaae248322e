import { useEffect, useState, type ReactNode } from 'react';
import styles from './skeleton.module.css';

type BarProps = {
  /** CSS width, such as `70%`. */
  width: string;
  height?: number;
};

/** One bar of a skeleton, in the shape of the text to come. It never moves. */
export function SkeletonBar({ width, height = 10 }: BarProps) {
  return <span className={styles.bar} style={{ width, height }} />;
}

/** A round of a skeleton, where a picture of initials will be. */
export function SkeletonCircle({ size }: { size: number }) {
  return <span className={styles.circle} style={{ width: size, height: size }} />;
}

/** Below this a wait is not noticed, and shapes flashing up would be. */
const SKELETON_DELAY_MS = 150;

/** Shows the shapes only when the wait has become noticeable. `label` says to screen readers what is awaited. */
export function Skeleton({ label, children }: { label: string; children: ReactNode }) {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), SKELETON_DELAY_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <output aria-label={label} aria-busy="true" className={styles.shapes}>
      {isDue && children}
    </output>
  );
}
