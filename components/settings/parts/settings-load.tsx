import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsBody } from '../settings-body.tsx';

type Props<T> = {
  query: UseQueryResult<T>;
  /** Title of what is shown when it cannot be loaded. */
  failed: string;
  children: (data: T) => ReactNode;
};

/** What a settings page shows once it is there: until then bars, and a way to try again when it does not come. */
export function SettingsLoad<T>({ query: { data, error, refetch }, failed, children }: Props<T>) {
  if (data !== undefined) return children(data);
  return (
    <SettingsBody>
      {error === null ? (
        <Skeleton label={t('app.loading')}>
          <SkeletonBar width="30%" />
          <SkeletonBar width="60%" />
          <SkeletonBar width="60%" />
        </Skeleton>
      ) : (
        <LoadFailure title={failed} error={error} onRetry={() => void refetch()} />
      )}
    </SettingsBody>
  );
}
