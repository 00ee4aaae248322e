import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from './ticket-list-skeleton.module.css';

const ROWS = [72, 58, 84, 64, 76, 52, 68, 80];

/** The shapes of a list of tickets, only where nothing of it is known yet. */
export function TicketListSkeleton() {
  return (
    <Skeleton label={t('app.loading')}>
      <div className={classes.rows}>
        {ROWS.map((width) => (
          <div key={width} className={classes.row}>
            <SkeletonBar width="72px" />
            <SkeletonBar width={`${width}%`} />
            <SkeletonBar width="80%" />
            <SkeletonBar width="60%" />
          </div>
        ))}
      </div>
    </Skeleton>
  );
}
