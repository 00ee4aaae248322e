import { t } from '#lib/i18n/i18n.ts';
import { viewOf } from './ticket-views.ts';
import type { ListState } from './use-list-state.ts';

/** What the page is called: its view, one of those that everybody has, or just tickets. */
export function titleOf({ view, search }: ListState): string {
  if (view !== null) return view.name;
  const name = viewOf(search);
  return name === undefined || name === 'all' ? t('app.tickets') : t(`app.views.${name}`);
}
