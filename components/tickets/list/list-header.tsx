import { useMay } from '#components/app/session.ts';
import type { ReactNode } from 'react';
import { CreateTicketButton } from './create/create-ticket-button.tsx';
import { LayoutSwitch } from './layout-switch.tsx';
import classes from './ticket-list-page.module.css';
import { totalWords } from './total-words.ts';
import type { ListState } from './use-list-state.ts';
import { ViewMenu } from './views/view-menu.tsx';

type Props = {
  title: string;
  state: ListState;
  total?: number | undefined;
  isTotalExact?: boolean;
  /** After the title. */
  children?: ReactNode;
};

/** Title, view, layout, and the one button of list and board. */
export function ListHeader({ title, state, total, isTotalExact = true, children }: Props) {
  return (
    <header className={classes.head}>
      <h1 className={classes.title}>
        {title}{' '}
        {total !== undefined && <span className={classes.total}>{totalWords(total, isTotalExact)}</span>}
      </h1>
      {children}
      <ViewMenu state={state} />
      <div className={classes.end}>
        <LayoutSwitch state={state} />
        {useMay('tickets.create') && <CreateTicketButton hasKey />}
      </div>
    </header>
  );
}
