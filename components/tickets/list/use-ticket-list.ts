import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { listTickets } from '#lib/contract/tickets.ts';
import { ticketKeys } from '../ticket-keys.ts';
import type { TicketListSearch } from './ticket-list-search.ts';
import { toListQuery } from './to-list-query.ts';

/** The tickets that fit the filters, page by page; the rows of other filters stay until the new ones are here. */
export function useTicketList(search: TicketListSearch) {
  const api = useApi();
  const list = useInfiniteQuery({
    queryKey: ticketKeys.list(search),
    queryFn: ({ pageParam, signal }) =>
      api(
        listTickets,
        { query: { ...toListQuery(search), ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return {
    ...list,
    tickets: list.data?.pages.flatMap((page) => page.items) ?? [],
    total: list.data?.pages[0]?.total,
  };
}
