import { useDebouncedCallback } from '@mantine/hooks';
import { MoreButton } from '#components/app/more-button.tsx';
import { useNavigate, useSearch as useSearchParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { usePageTitle } from '#components/app/use-page-title.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { COUNT_MAX, SEARCH_SCOPES, type SearchScope } from '#lib/contract/search.ts';
import { t } from '#lib/i18n/i18n.ts';
import { type Hit, toGroups } from './hits.ts';
import { Results } from './results.tsx';
import { SearchInput } from './search-input.tsx';
import type { GlobalSearchParams } from './search-params.ts';
import { useHitKeys } from './use-hit-keys.ts';
import { totalOf, useSearch } from './use-search.ts';
import classes from './search.module.css';

/** Short enough to feel at once, long enough that a word typed in one go is one request. */
const TYPING_PAUSE_MS = 150;

/** The search over everything, with a tab for each kind. What is asked stands in the address. */
export function SearchPage() {
  usePageTitle(t('appSearch.title'));
  const { text: askedText = '', scope, mine }: GlobalSearchParams = useSearchParams({ strict: false });
  const navigate = useNavigate();
  const [text, setText] = useState(askedText);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const change = (next: GlobalSearchParams) =>
    void navigate({
      to: '/search',
      search: (before) => ({ ...before, ...next }),
      replace: true,
    });
  const ask = useDebouncedCallback((next: string) => change({ text: next.trim() }), TYPING_PAUSE_MS);
  const asked = { text: askedText, scope, mine: mine === 'true' };
  const found = useSearch(asked);
  const groups = toGroups(found.data?.pages ?? []);
  const open = (hit: Hit) => void navigate({ href: hit.href });
  const { active, handleKeyDown } = useHitKeys(
    groups.flatMap(({ hits }) => hits),
    open,
  );
  const [first] = found.data?.pages ?? [];
  const total = first === undefined ? 0 : totalOf(first);
  return (
    <div className={classes.page}>
      <h1 className={classes.hidden}>{t('appSearch.title')}</h1>
      <SearchInput
        ref={input}
        text={text}
        active={active}
        onText={(next) => {
          setText(next);
          ask(next);
        }}
        onKeyDown={handleKeyDown}
      >
        {askedText !== '' && first !== undefined && foundText(total)}
      </SearchInput>
      <div className={classes.bar}>
        <nav aria-label={t('appSearch.title')} className={classes.tabs}>
          <Tab isOn={scope === undefined} onClick={() => change({ scope: undefined })}>
            {t('appSearch.scopes.all')}
          </Tab>
          {SEARCH_SCOPES.map((each) => (
            <Tab key={each} isOn={scope === each} onClick={() => change({ scope: each })}>
              {t(`appSearch.scopes.${each}`)}
            </Tab>
          ))}
        </nav>
        <Checkbox
          label={t('appSearch.onlyMine')}
          checked={asked.mine}
          onChange={(event) => change({ mine: event.currentTarget.checked ? 'true' : undefined })}
        />
      </div>
      <div className={classes.scroll}>
        <Results
          asked={asked}
          found={found}
          groups={groups}
          active={active}
          onOpen={open}
          onScope={(next: SearchScope) => change({ scope: next })}
        />
        <MoreButton list={found} className={classes.more}>
          {t('appSearch.more')}
        </MoreButton>
      </div>
    </div>
  );
}

function Tab({ isOn, onClick, children }: { isOn: boolean; onClick: () => void; children: string }) {
  return (
    <button type="button" className={classes.tab} aria-current={isOn ? 'page' : undefined} onClick={onClick}>
      {children}
    </button>
  );
}

function foundText(total: number): string {
  return total >= COUNT_MAX
    ? t('appSearch.foundMany', { count: COUNT_MAX })
    : t('appSearch.found', { count: total });
}
