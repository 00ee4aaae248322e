import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { listTickets } from '#lib/contract/tickets.ts';
import { ticketKeys } from '../ticket-keys.ts';
import type { TicketListSearch } from './ticket-list-search.ts';
import { toListQuery } from './to-list-query.ts';
import { totalWords } from './total-words.ts';

/** How many tickets fit some filters, as far as the companion counts; undefined until known. */
export function useTicketCount(search: TicketListSearch): number | undefined {
  return useCounted(search)?.total;
}

/** The same in words: "1,204", "10,000+". */
export function useTicketCountWords(search: TicketListSearch): string | undefined {
  const counted = useCounted(search);
  return counted === undefined ? undefined : totalWords(counted.total, counted.isTotalExact);
}

function useCounted(search: TicketListSearch) {
  const api = useApi();
  const query = { ...toListQuery(search), limit: 1 };
  const { data } = useQuery({
    queryKey: ticketKeys.count(query),
    queryFn: ({ signal }) => api(listTickets, { query }, { signal }),
  });
  return data;
}
