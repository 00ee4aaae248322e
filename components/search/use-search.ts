import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { search, type SearchResults, type SearchScope } from '#lib/contract/search.ts';

export type Asked = { text: string; scope: SearchScope | undefined; mine: boolean };

/** A page of one kind; all kinds together show a few of each. */
const PAGE = 25;
const A_FEW = 5;

/** What is found; while a longer word is looked for, what the shorter one found stays. */
export function useSearch(asked: Asked) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['tickets', 'list', 'search', asked],
    queryFn: ({ pageParam: offset, signal }) => {
      const limit = asked.scope === undefined ? A_FEW : PAGE;
      return api(search, { query: { ...asked, mine: String(asked.mine), offset, limit } }, { signal });
    },
    enabled: asked.text !== '',
    placeholderData: keepPreviousData,
    initialPageParam: 0,
    getNextPageParam: (last: SearchResults, pages) => {
      if (asked.scope === undefined) return undefined;
      const offset = pages.length * PAGE;
      return offset < totalOf(last) ? offset : undefined;
    },
  });
}

/** How many things all groups have together. */
export function totalOf(results: SearchResults): number {
  return results.records.reduce((sum, { total }) => sum + total, results.tickets?.total ?? 0);
}
