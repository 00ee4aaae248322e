import { useEffect } from 'react';
import { IconSearch, IconSearchOff } from '@tabler/icons-react';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { useMe } from '#components/app/session.ts';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { searchWords } from '#lib/base/search-words.ts';
import { COUNT_MAX, type SearchResults, type SearchScope } from '#lib/contract/search.ts';
import { t } from '#lib/i18n/i18n.ts';
import { HitRow } from './hit-row.tsx';
import type { Hit, HitGroup } from './hits.ts';
import type { Asked, useSearch } from './use-search.ts';
import classes from './search.module.css';

type Props = {
  asked: Asked;
  found: ReturnType<typeof useSearch>;
  groups: readonly HitGroup[];
  active: Hit | undefined;
  onOpen: (hit: Hit) => void;
  /** Shows one kind alone; absent where that is not offered. */
  onScope?: (scope: SearchScope) => void;
};

/** Id of the list that the field controls. */
export const RESULTS_ID = 'search-results';

/** Id of a result's row, for `aria-activedescendant`. */
export function hitId(hit: Hit): string {
  return `hit-${hit.key}`;
}

/** What was found, or why there is nothing. */
export function Results({ asked, found, groups, active, onOpen, onScope }: Props) {
  useEffect(() => {
    if (active !== undefined)
      document.querySelector(`#${hitId(active)}`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  if (asked.text === '') return <Start />;
  if (found.isPending) return <Shapes />;
  if (found.isLoadingError)
    return (
      <LoadFailure
        title={t('appSearch.failedTitle')}
        error={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  const words = searchWords(asked.text);
  return (
    <>
      <Denied denied={found.data?.pages[0]?.denied ?? []} />
      {groups.length === 0 && <Nothing asked={asked} />}
      {/* Rows are links of two lines with marks, which no select can hold. */}
      <div
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="listbox"
        id={RESULTS_ID}
        aria-label={t('appSearch.title')}
        aria-busy={found.isPlaceholderData}
      >
        {groups.map((group) => (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          <div key={group.scope} role="group" aria-labelledby={`group-${group.scope}`}>
            <div className={classes.groupHead}>
              <span id={`group-${group.scope}`} className={classes.groupName}>
                {t(`appSearch.scopes.${group.scope}`)}{' '}
                <span className={classes.count}>{countText(group.total)}</span>
              </span>
              {onScope !== undefined && group.total > group.hits.length && (
                <button
                  type="button"
                  tabIndex={-1}
                  className={classes.showAll}
                  onClick={() => onScope(group.scope)}
                >
                  {t('appSearch.showAll', { count: group.total })}
                </button>
              )}
            </div>
            {group.hits.map((hit) => (
              <HitRow
                key={hit.key}
                hit={hit}
                id={hitId(hit)}
                words={words}
                isActive={hit.key === active?.key}
                onOpen={onOpen}
              />
            ))}
          </div>
        ))}
      </div>
    </>
  );
}

/** A count as people read it; from the greatest on it is "or more". */
export function countText(count: number): string {
  return count >= COUNT_MAX ? t('appSearch.many', { count: COUNT_MAX }) : String(count);
}

function Denied({ denied }: { denied: SearchResults['denied'] }) {
  const { profile, admins } = useMe();
  const names = admins.join(', ');
  return denied.map((what) => (
    <p key={what} className={classes.denied} role="note">
      {what === 'tickets'
        ? t('appSearch.deniedTickets', { profile, admins: names })
        : t('appSearch.deniedRecords', { profile, admins: names })}
    </p>
  ));
}

function Start() {
  return (
    <StatePanel icon={<IconSearch size={20} stroke={1.75} aria-hidden />} title={t('appSearch.startTitle')}>
      <p>{t('appSearch.startBody')}</p>
    </StatePanel>
  );
}

function Nothing({ asked }: { asked: Asked }) {
  return (
    <StatePanel
      icon={<IconSearchOff size={20} stroke={1.75} aria-hidden />}
      title={t('appSearch.noneTitle', { text: asked.text })}
    >
      <p>{asked.mine ? t('appSearch.noneMineBody') : t('appSearch.noneBody')}</p>
    </StatePanel>
  );
}

function Shapes() {
  return (
    <Skeleton label={t('app.loading')}>
      <div className={classes.shapes}>
        {['32%', '48%', '28%', '40%'].map((width) => (
          <SkeletonBar key={width} width={width} />
        ))}
      </div>
    </Skeleton>
  );
}
