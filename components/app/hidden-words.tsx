import type { ReactNode } from 'react';
import classes from './hidden-words.module.css';

type Props = {
  children: ReactNode;
  id?: string;
};

/** Words for screen readers, where the eye is told by an icon or by the place. */
export function HiddenWords({ children, id }: Props) {
  return (
    <span id={id} className={classes.words}>
      {children}
    </span>
  );
}
