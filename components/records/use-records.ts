import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { RecordId } from '#lib/contract/ids.ts';
import { type RecordKind, listRecords, readRecord } from '#lib/contract/records.ts';
import { listTickets } from '#lib/contract/tickets.ts';

/** Records of a kind that fit a search, page by page. */
export function useRecordList(kind: RecordKind, search: string) {
  const api = useApi();
  const list = useInfiniteQuery({
    queryKey: ['records', 'list', kind, search],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        kind,
        ...(search === '' ? {} : { search }),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      };
      return api(listRecords, { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return { ...list, records: list.data?.pages.flatMap((page) => page.items) ?? [] };
}

/** One record, whole. */
export function useRecord(recordId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['records', 'one', recordId],
    queryFn: ({ signal }) => api(readRecord, { params: { recordId } }, { signal }),
  });
}

/** As many as fit beside a record; the rest is in the ticket list. */
const TICKETS_MAX = 50;

/** Tickets associated with a record, latest change first. */
export function useRecordTickets(recordId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['tickets', 'list', 'record', recordId],
    queryFn: ({ signal }) =>
      api(listTickets, { query: { recordId: RecordId.parse(recordId), limit: TICKETS_MAX } }, { signal }),
  });
}
