import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { listAuditEntries } from '#lib/contract/audit.ts';
import { type AuditFilters, toAuditQuery } from './audit-filters.ts';

/** The audit log, page by page; while another filter is on its way the entries before stay. */
export function useAudit(filters: AuditFilters) {
  const api = useApi();
  const query = toAuditQuery(filters);
  const list = useInfiniteQuery({
    queryKey: ['audit', query],
    queryFn: ({ pageParam, signal }) =>
      api(
        listAuditEntries,
        { query: { ...query, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  return { ...list, entries: list.data?.pages.flatMap(({ items }) => items) ?? [] };
}
