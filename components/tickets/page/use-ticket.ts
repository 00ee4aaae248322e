import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { readTicket } from '#lib/contract/tickets.ts';
import { ticketKeys } from '../ticket-keys.ts';

/** A colleague's change shows within this time on an open page. */
const REFRESH_MS = 30_000;

/** One ticket by its number, kept fresh while its page is open. */
export function useTicket(number: string) {
  const api = useApi();
  return useQuery({
    queryKey: ticketKeys.one(number),
    queryFn: ({ signal }) => api(readTicket, { params: { ticketId: number } }, { signal }),
    refetchInterval: REFRESH_MS,
  });
}
