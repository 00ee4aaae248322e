import type { ReactNode } from 'react';
import type { Counted } from '#lib/contract/dashboard.ts';
import { CountLink } from './count-link.tsx';
import classes from './dashboard.module.css';

type Props = {
  label: ReactNode;
  counted: Counted;
  /** The largest number of the chart. */
  max: number;
  colour: string;
  children?: ReactNode;
};

/** A number with a bar of its share of the largest. The bar is decoration: the number stands beside it. */
export function BarRow({ label, counted, max, colour, children }: Props) {
  const width = max === 0 ? 0 : Math.max((counted.count / max) * 100, counted.count > 0 ? 2 : 0);
  return (
    <li className={classes.barRow}>
      <span className={classes.barLabel}>{label}</span>
      <span className={classes.barTrack} aria-hidden>
        <span className={classes.bar} style={{ width: `${width}%`, background: colour }} />
      </span>
      <CountLink counted={counted} className={classes.barCount ?? ''} />
      {children}
    </li>
  );
}
