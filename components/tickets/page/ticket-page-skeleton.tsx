import { Skeleton, SkeletonBar, SkeletonCircle } from '#components/ui/skeleton.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { TicketHeader } from './ticket-header.tsx';
import classes from './ticket-page-skeleton.module.css';

type Props = { number: string };

/** The shapes of a ticket's page; its number is known from the address already. */
export function TicketPageSkeleton({ number }: Props) {
  return (
    <>
      <TicketHeader number={number} />
      <Skeleton label={t('app.loading')}>
        <div className={classes.page}>
          <SkeletonBar width="48%" height={18} />
          <SkeletonBar width="100%" height={4} />
          <SkeletonBar width="32%" />
          {['82%', '64%', '74%'].map((width) => (
            <div key={width} className={classes.message}>
              <SkeletonCircle size={24} />
              <SkeletonBar width={width} />
            </div>
          ))}
        </div>
      </Skeleton>
    </>
  );
}
