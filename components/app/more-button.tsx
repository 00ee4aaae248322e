import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from './more-button.module.css';

/** What this needs to know of a list that comes page by page. */
export type PagedList = {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => Promise<unknown>;
};

type Props = {
  list: PagedList;
  /** Places it in the list; what is there already stays when the next page fails. */
  className?: string | undefined;
  children: ReactNode;
};

/** Fetches the list's next page, and says so when it did not come; nothing once all is there. */
export function MoreButton({ list, className, children }: Props) {
  if (!list.hasNextPage) return null;
  const { isFetchingNextPage } = list;
  return (
    <div className={className}>
      {list.isFetchNextPageError && !isFetchingNextPage && (
        <p role="alert" className={classes.failed}>
          {t('app.moreFailed')}
        </p>
      )}
      <Button
        size="sm"
        aria-disabled={isFetchingNextPage}
        onClick={() => {
          if (!isFetchingNextPage) void list.fetchNextPage();
        }}
      >
        {children}
      </Button>
    </div>
  );
}
