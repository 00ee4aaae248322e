import { IconLayoutKanban, IconList } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { t } from '#lib/i18n/i18n.ts';
import classes from './layout-switch.module.css';
import type { ListState } from './use-list-state.ts';

const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** List or board of the same tickets. */
export function LayoutSwitch({ state: { search, layout } }: { state: ListState }) {
  return (
    <nav className={classes.switch} aria-label={t('appLists.layout')}>
      <Link
        to="/tickets"
        search={search}
        className={classes.choice}
        aria-current={layout === '/tickets' ? 'page' : undefined}
      >
        <IconList {...ICON} />
        {t('appLists.list')}
      </Link>
      <Link
        to="/tickets/board"
        search={search}
        className={classes.choice}
        aria-current={layout === '/tickets/board' ? 'page' : undefined}
      >
        <IconLayoutKanban {...ICON} />
        {t('appLists.board')}
      </Link>
    </nav>
  );
}
