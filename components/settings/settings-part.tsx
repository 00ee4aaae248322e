import type { ReactNode } from 'react';
import classes from './settings-parts.module.css';

type Props = {
  title: string;
  /** One or two sentences under the title. */
  note?: ReactNode;
  /** At the right of the title. */
  actions?: ReactNode;
  children?: ReactNode;
};

/** A titled part of a settings page. */
export function SettingsPart({ title, note, actions, children }: Props) {
  return (
    <section className={classes.part} aria-label={title}>
      <div className={classes.head}>
        <div>
          <h2 className={classes.title}>{title}</h2>
          {note !== undefined && <p className={classes.note}>{note}</p>}
        </div>
        {actions}
      </div>
      {children !== undefined && <div className={classes.content}>{children}</div>}
    </section>
  );
}
