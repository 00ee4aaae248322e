import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { readTicketSentiment } from '#lib/contract/sentiment.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { ticketKeys } from '../ticket-keys.ts';

/** How the customer of a closed ticket felt; not asked for while the ticket is open. A change of the ticket asks again. */
export function useSentiment({ id, number, status }: Pick<Ticket, 'id' | 'number' | 'status'>) {
  const api = useApi();
  return useQuery({
    queryKey: [...ticketKeys.one(number), 'sentiment'],
    queryFn: ({ signal }) => api(readTicketSentiment, { params: { ticketId: id } }, { signal }),
    enabled: status === 'closed',
  });
}
