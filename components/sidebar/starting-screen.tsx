import { t } from '#lib/i18n/i18n.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { Screen } from './screen.tsx';
import { HeaderShape, RowShapes } from './thread/shapes.tsx';

/** Before this computer has said who is signed in and the mail program which thread is open: a moment, but never a blank. */
export function StartingScreen() {
  return (
    <Screen>
      <Skeleton label={t('sidebar.starting')}>
        <HeaderShape />
        <RowShapes />
      </Skeleton>
    </Screen>
  );
}
