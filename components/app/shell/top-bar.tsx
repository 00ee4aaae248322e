import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { SearchButton } from '#components/search/search-button.tsx';
import { Bell } from '#components/notifications/bell.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { BrandMark } from '../brand-mark.tsx';
import { useMe } from '../session.ts';
import { SideNavigation } from './side-navigation.tsx';
import classes from './top-bar.module.css';

/** On a narrow window: workspace name, and the navigation in a drawer. */
export function TopBar() {
  const { workspace } = useMe();
  const [isOpen, { open, close }] = useDisclosure(false);
  const href = useLocation({ select: (location) => location.href });
  useEffect(close, [href, close]);
  return (
    <header className={classes.bar}>
      <IconButton
        label={t('app.openNavigation')}
        icon={<IconMenu2 size={20} stroke={1.75} aria-hidden />}
        aria-expanded={isOpen}
        onClick={open}
      />
      <BrandMark />
      <span className={classes.name}>{workspace}</span>
      <div className={classes.tools}>
        <SearchButton isIcon />
        <Bell />
      </div>
      <Drawer.Root opened={isOpen} onClose={close} size={272} transitionProps={{ duration: 160 }}>
        <Drawer.Overlay color="#14171f" backgroundOpacity={0.4} />
        <Drawer.Content aria-label={t('app.navigation')}>
          <Drawer.Body className={classes.drawer}>
            <SideNavigation />
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    </header>
  );
}
