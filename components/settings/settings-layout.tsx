import { useMediaQuery } from '@mantine/hooks';
import { Navigate, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { NoRights } from '#components/app/no-rights.tsx';
import { NotFoundPage } from '#components/app/not-found-page.tsx';
import { useMe } from '#components/app/session.ts';
import { NARROW } from '#components/app/shell/narrow.ts';
import { usePageTitle } from '#components/app/use-page-title.ts';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsChooser } from './settings-chooser.tsx';
import { SettingsNavigation } from './settings-navigation.tsx';
import { findSettingsPage, type SettingsPage } from './settings-pages.ts';
import { SettingsTabs } from './settings-tabs.tsx';
import { useSettingsNavigation } from './use-settings-navigation.ts';
import classes from './settings-layout.module.css';

/** A settings page beside the list of all; where it is narrow, below a button that lists them. */
export function SettingsLayout() {
  const { _splat: address = '' } = useParams({ strict: false });
  const isNarrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
  const first = useSettingsNavigation()[0]?.entries[0]?.pages[0];
  const found = findSettingsPage(address);
  if (address === '' && first !== undefined)
    return <Navigate to="/settings/$" params={{ _splat: first.path }} replace />;
  if (address === '') return <NoRights what="settings" />;
  return (
    <div className={classes.settings}>
      {isNarrow ? <SettingsChooser open={found?.page} /> : <SettingsNavigation open={found?.page} />}
      <div className={classes.page}>
        {found === null ? <NotFoundPage /> : <Page page={found.page} rest={found.rest} />}
      </div>
    </div>
  );
}

function Page({ page, rest }: { page: SettingsPage; rest: string }) {
  const { permissions } = useMe();
  const title = t(`appSettings.entries.${page.entry}`);
  usePageTitle(page.tab === undefined ? title : `${t(`appSettings.tabs.${page.tab}`)} · ${title}`);
  if (page.permission !== null && !permissions.includes(page.permission))
    return <NoRights what={RIGHTS[page.permission] ?? 'other'} />;
  return (
    <>
      <header className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
      </header>
      <SettingsTabs open={page} />
      <Suspense fallback={<Waiting />}>
        <page.Page rest={rest} />
      </Suspense>
    </>
  );
}

const RIGHTS: Record<string, 'settings' | 'users' | 'audit'> = {
  'settings.manage': 'settings',
  'users.manage': 'users',
  'audit.read': 'audit',
};

function Waiting() {
  return (
    <div className={classes.body}>
      <Skeleton label={t('app.loading')}>
        <SkeletonBar width="40%" />
        <SkeletonBar width="60%" />
      </Skeleton>
    </div>
  );
}
