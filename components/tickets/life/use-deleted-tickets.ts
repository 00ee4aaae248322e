import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { listDeletedTickets } from '#lib/contract/ticket-life.ts';
import { ticketKeys } from '../ticket-keys.ts';

/** Deleted tickets, page by page, latest deleted first. */
export function useDeletedTickets() {
  const api = useApi();
  const list = useInfiniteQuery({
    queryKey: ticketKeys.deleted,
    queryFn: ({ pageParam, signal }) =>
      api(listDeletedTickets, { query: pageParam === undefined ? {} : { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return { ...list, tickets: list.data?.pages.flatMap(({ items }) => items) ?? [] };
}
