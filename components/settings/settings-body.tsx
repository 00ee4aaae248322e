import type { ReactNode } from 'react';
import classes from './settings-layout.module.css';

type Props = { children: ReactNode };

/** The scrolling part of a settings page, below its title and tabs. */
export function SettingsBody({ children }: Props) {
  return <div className={classes.body}>{children}</div>;
}
