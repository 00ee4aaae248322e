import { Link } from '@tanstack/react-router';
import { t } from '#lib/i18n/i18n.ts';
import type { SettingsPage } from './settings-pages.ts';
import { useSettingsNavigation } from './use-settings-navigation.ts';
import classes from './settings-tabs.module.css';

type Props = { open: SettingsPage };

/** The pages of one entry as tabs, each with an address of its own; an entry without tabs has a line in their place. */
export function SettingsTabs({ open }: Props) {
  const entries = useSettingsNavigation().flatMap((group) => group.entries);
  const pages = entries.find(({ name }) => name === open.entry)?.pages ?? [];
  if (open.tab === undefined) return <div className={classes.line} />;
  return (
    <nav
      aria-label={t('appSettings.tabsOf', { entry: t(`appSettings.entries.${open.entry}`) })}
      className={classes.tabs}
    >
      {pages.map((page) => (
        <Link
          key={page.path}
          to="/settings/$"
          params={{ _splat: page.path }}
          className={classes.tab}
          // A page's address may begin with another's, which is not open then.
          activeOptions={{ exact: true }}
          aria-current={page.path === open.path ? 'page' : undefined}
        >
          {page.tab !== undefined && t(`appSettings.tabs.${page.tab}`)}
        </Link>
      ))}
    </nav>
  );
}
