import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { listTickets } from '#lib/contract/tickets.ts';
import { ticketKeys } from '../ticket-keys.ts';
import type { TicketListSearch } from './ticket-list-search.ts';
import { toListQuery } from './to-list-query.ts';

/** How many tickets fit some filters; undefined until known. */
export function useTicketCount(search: TicketListSearch): number | undefined {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ticketKeys.count(search),
    queryFn: async ({ signal }) => {
      const { total } = await api(listTickets, { query: { ...toListQuery(search), limit: 1 } }, { signal });
      return total;
    },
  });
  return data;
}
