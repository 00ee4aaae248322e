import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { failureSentence } from '../failure/describe-failure.ts';
import { FailureNote } from '../failure/failure-note.tsx';
import { RowShapes } from '../thread/shapes.tsx';
import styles from './search.module.css';

type Props = {
  query: { isPending: boolean; error: Error | null; refetch: () => unknown };
  isEmpty: boolean;
  /** What is (not) here, and what to do. */
  empty: string;
  emptyNext: string;
};

/** What stands below a search box when there are no results: waiting, failed, or nothing found. */
export function SearchState({ query, isEmpty, empty, emptyNext }: Props) {
  if (query.error !== null) {
    return (
      <div className={styles.failed}>
        <FailureNote>{failureSentence(query.error)}</FailureNote>
        <Button size="sm" onClick={() => query.refetch()}>
          {t('common.tryAgain')}
        </Button>
      </div>
    );
  }
  if (query.isPending) {
    return (
      <Skeleton label={t('common.search')}>
        <RowShapes />
      </Skeleton>
    );
  }
  if (!isEmpty) return null;
  return (
    <output className={styles.empty}>
      <span className={styles.emptyTitle}>{empty}</span>
      <span>{emptyNext}</span>
    </output>
  );
}
