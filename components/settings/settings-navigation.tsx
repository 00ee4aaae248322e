import { Link } from '@tanstack/react-router';
import { t } from '#lib/i18n/i18n.ts';
import type { SettingsPage } from './settings-pages.ts';
import { type SettingsEntry, type SettingsGroup, useSettingsNavigation } from './use-settings-navigation.ts';
import classes from './settings-navigation.module.css';

type Props = { open: SettingsPage | undefined };

/** All settings that the user may open, in the guide's groups. */
export function SettingsNavigation({ open }: Props) {
  const groups = useSettingsNavigation();
  return (
    <nav aria-label={t('appSettings.navigation')} className={classes.side}>
      <h2 className={classes.title}>{t('appSettings.title')}</h2>
      {groups.map((group) => (
        <Group key={group.name} group={group} open={open} />
      ))}
    </nav>
  );
}

function Group({ group, open }: Props & { group: SettingsGroup }) {
  return (
    <section aria-labelledby={`settings-${group.name}`}>
      <h3 id={`settings-${group.name}`} className={classes.head}>
        {t(`appSettings.groups.${group.name}`)}
      </h3>
      <ul className={classes.list}>
        {group.entries.map((entry) => (
          <Entry key={entry.name} entry={entry} isOpen={entry.name === open?.entry} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ entry, isOpen }: { entry: SettingsEntry; isOpen: boolean }) {
  return (
    <li>
      <Link
        to="/settings/$"
        params={{ _splat: entry.pages[0]?.path }}
        className={classes.item}
        aria-current={isOpen ? 'page' : undefined}
      >
        {t(`appSettings.entries.${entry.name}`)}
      </Link>
    </li>
  );
}
