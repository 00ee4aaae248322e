import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconLogout, IconUserCheck, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { SettingsDialog } from '#components/settings/settings-dialog.tsx';
import { StatusChoice } from '#components/status/status-choice.tsx';
import { useMyStatus } from '#components/status/use-my-status.ts';
import { Avatar } from '#components/ui/avatar.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { useApi } from '../api-context.tsx';
import { refusalText } from '../refusal-text.ts';
import { useMe, useSignOut } from '../session.ts';
import classes from './user-menu.module.css';

/** Who is signed in, and the way out. */
export function UserMenu() {
  const { user, profile } = useMe();
  const signOut = useSignOut();
  const api = useApi();
  const status = useMyStatus(api).data?.status;
  const [isStatusOpen, setStatusOpen] = useState(false);
  return (
    <>
      <Menu position="top-start" width={224} offset={4} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <UnstyledButton className={classes.target} aria-label={t('app.userMenu', { name: user.name })}>
            <Avatar name={user.name} size={24} />
            <span className={classes.who}>
              <span className={classes.name}>{user.name}</span>
              <span className={classes.profile}>{status?.name ?? profile}</span>
            </span>
            <IconChevronDown size={16} stroke={1.75} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('app.signedInAs', { email: user.email })}</Menu.Label>
          <Menu.Item
            leftSection={<IconUserCheck size={16} stroke={1.75} aria-hidden />}
            onClick={() => setStatusOpen(true)}
          >
            {t('app.status', { name: status?.name ?? '' })}
          </Menu.Item>
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
      {isStatusOpen && (
        <SettingsDialog title={t('statuses.title')} isOpen onClose={() => setStatusOpen(false)}>
          <StatusChoice
            api={api}
            toWords={(error) => refusalText(error) ?? ''}
            onClose={() => setStatusOpen(false)}
          />
        </SettingsDialog>
      )}
    </>
  );
}
