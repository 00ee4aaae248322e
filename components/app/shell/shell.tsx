import { useMediaQuery } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { TipLayer } from '#components/ui/tip-layer.tsx';
import { ToastProvider } from '#components/ui/toast.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { NARROW } from './narrow.ts';
import { useLiveChanges } from '../live/use-live-changes.ts';
import { OfflineBar } from './offline-bar.tsx';
import { SideNavigation } from './side-navigation.tsx';
import { TopBar } from './top-bar.tsx';
import classes from './shell.module.css';

/** Frame of all pages for signed-in people: navigation at the side, the page in a card. */
export function Shell() {
  useLiveChanges();
  const isNarrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
  return (
    <ToastProvider>
      <div className={classes.shell}>
        <a href="#content" className={classes.skip}>
          {t('app.skipToContent')}
        </a>
        {isNarrow ? (
          <TopBar />
        ) : (
          <div className={classes.side}>
            <SideNavigation hasTools />
          </div>
        )}
        <main id="content" tabIndex={-1} className={classes.main}>
          <OfflineBar />
          <Outlet />
        </main>
      </div>
      <TipLayer />
    </ToastProvider>
  );
}
