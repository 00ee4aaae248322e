import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { t } from '#lib/i18n/i18n.ts';
import list from './list-page.module.css';

/** The shape of a list that is on its way. */
export function WaitingRows() {
  return (
    <Skeleton label={t('app.loading')}>
      {['52%', '44%', '60%'].map((width) => (
        <div key={width} className={list.row}>
          <SkeletonBar width={width} />
        </div>
      ))}
    </Skeleton>
  );
}
