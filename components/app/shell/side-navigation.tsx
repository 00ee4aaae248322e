import { SearchButton } from '#components/search/search-button.tsx';
import { Bell } from '#components/notifications/bell.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { BrandMark } from '../brand-mark.tsx';
import { useMe } from '../session.ts';
import { NavigationLinks } from './navigation-links.tsx';
import { UserMenu } from './user-menu.tsx';
import classes from './side-navigation.module.css';

type Props = {
  /** Whether bell and search stand here; in a narrow window they stand in the bar. */
  hasTools?: boolean;
};

/** Workspace, bell, pages, and the user's own menu. */
export function SideNavigation({ hasTools = false }: Props) {
  const { workspace } = useMe();
  return (
    <div className={classes.side}>
      <div className={classes.workspace}>
        <BrandMark />
        <span className={classes.workspaceName} title={workspace}>
          {workspace}
        </span>
        {hasTools && <Bell />}
      </div>
      {hasTools && <SearchButton />}
      <nav aria-label={t('app.navigation')} className={classes.links}>
        <NavigationLinks />
      </nav>
      <UserMenu />
    </div>
  );
}
