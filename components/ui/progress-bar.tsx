import type { ReactElement } from 'react';
import classes from './progress-bar.module.css';

type ProgressBarProps = {
  done: number;
  /** Null while nobody knows. */
  total: number | null;
  /** What is under way, and how far it is. */
  label: string;
};

/** How much of a work is done; as wide as its place allows. */
export function ProgressBar({ done, total, label }: ProgressBarProps): ReactElement {
  // Nothing to do is not an error of HTML's: its maximum must be above 0.
  const known = total === null ? {} : { max: Math.max(1, total), value: done };
  return <progress className={classes.bar} aria-label={label} {...known} />;
}
