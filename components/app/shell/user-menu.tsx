import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Avatar } from '#components/ui/avatar.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { useMe, useSignOut } from '../session.ts';
import classes from './user-menu.module.css';

/** Who is signed in, and the way out. */
export function UserMenu() {
  const { user, profile } = useMe();
  const signOut = useSignOut();
  return (
    <Menu position="top-start" width={224} offset={4} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes.target} aria-label={t('app.userMenu', { name: user.name })}>
          <Avatar name={user.name} size={24} />
          <span className={classes.who}>
            <span className={classes.name}>{user.name}</span>
            <span className={classes.profile}>{profile}</span>
          </span>
          <IconChevronDown size={16} stroke={1.75} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('app.signedInAs', { email: user.email })}</Menu.Label>
        <Menu.Item
          component={Link}
          to="/settings/account"
          leftSection={<IconUserCircle size={16} stroke={1.75} aria-hidden />}
        >
          {t('appSettings.entries.account')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.75} aria-hidden />}
          onClick={() => signOut.mutate()}
        >
          {t('app.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
