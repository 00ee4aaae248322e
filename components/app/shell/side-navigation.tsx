import { SearchButton } from '#components/search/search-button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { BrandMark } from '../brand-mark.tsx';
import { useMe } from '../session.ts';
import { NavigationLinks } from './navigation-links.tsx';
import { UserMenu } from './user-menu.tsx';
import classes from './side-navigation.module.css';

/** Workspace, pages, and the user's own menu. */
export function SideNavigation() {
  const { workspace } = useMe();
  return (
    <div className={classes.side}>
      <div className={classes.workspace}>
        <BrandMark />
        <span className={classes.workspaceName} title={workspace}>
          {workspace}
        </span>
      </div>
      <SearchButton />
      <nav aria-label={t('app.navigation')} className={classes.links}>
        <NavigationLinks />
      </nav>
      <UserMenu />
    </div>
  );
}
