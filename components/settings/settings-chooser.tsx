import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import { type ComponentPropsWithRef, Fragment } from 'react';
import { Button } from '#components/ui/button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import type { SettingsPage } from './settings-pages.ts';
import { type SettingsEntry, useSettingsNavigation } from './use-settings-navigation.ts';
import classes from './settings-chooser.module.css';

type Props = { open: SettingsPage | undefined };

/** On a narrow window: which settings are open, and all others in a menu. */
export function SettingsChooser({ open }: Props) {
  const groups = useSettingsNavigation();
  const entry = open === undefined ? t('appSettings.title') : t(`appSettings.entries.${open.entry}`);
  return (
    <nav aria-label={t('appSettings.navigation')} className={classes.bar}>
      <Menu position="bottom-start" width={280} offset={4} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button trailing={<IconChevronDown size={16} stroke={1.75} aria-hidden />}>
            {t('appSettings.choose', { entry })}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {groups.map((group) => (
            <Fragment key={group.name}>
              <Menu.Label>{t(`appSettings.groups.${group.name}`)}</Menu.Label>
              {group.entries.map((each) => (
                <Choice key={each.name} entry={each} isOpen={each.name === open?.entry} />
              ))}
            </Fragment>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}

const MenuLink = createLink((props: Omit<ComponentPropsWithRef<'a'>, 'color'>) => (
  <Menu.Item component="a" {...props} />
));

function Choice({ entry, isOpen }: { entry: SettingsEntry; isOpen: boolean }) {
  return (
    <MenuLink
      to="/settings/$"
      params={{ _splat: entry.pages[0]?.path }}
      aria-current={isOpen ? 'page' : undefined}
    >
      <span className={classes.choice}>
        {t(`appSettings.entries.${entry.name}`)}
        {isOpen && <IconCheck size={16} stroke={1.75} aria-hidden />}
      </span>
    </MenuLink>
  );
}
