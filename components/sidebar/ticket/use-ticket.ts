/** One ticket in place: from this computer at once where it was seen before, then fresh; and its edits. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { TicketId } from '#lib/contract/ids.ts';
import { readTicket, Ticket } from '#lib/contract/tickets.ts';
import { useServices } from '../services.tsx';

export function ticketQueryKey(owner: string, id: TicketId) {
  return ['ticket', owner, id] as const;
}

export function useTicket(id: TicketId) {
  const { api, owner, cache } = useServices();
  const client = useQueryClient();
  useEffect(() => {
    const ended = new AbortController();
    const showCached = async () => {
      const cached = await cache.read(`ticket ${id}`);
      const parsed = Ticket.safeParse(cached?.value);
      if (ended.signal.aborted || cached === null || !parsed.success) return;
      client.setQueryData(ticketQueryKey(owner, id), (known: Ticket | undefined) => known ?? parsed.data, {
        updatedAt: cached.at,
      });
    };
    void showCached();
    return () => ended.abort();
  }, [client, cache, owner, id]);
  return useQuery({
    queryKey: ticketQueryKey(owner, id),
    queryFn: async ({ signal }) => {
      const ticket = await api(readTicket, { params: { ticketId: id } }, { signal });
      void cache.write(`ticket ${id}`, ticket, Date.now()).catch(() => {});
      return ticket;
    },
    staleTime: 5000,
  });
}
