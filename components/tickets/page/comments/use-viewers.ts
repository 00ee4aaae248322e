import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { listViewers } from '#lib/contract/followers.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { ticketKeys } from '../../ticket-keys.ts';
import { useTicketOnPage } from '../edits-context.ts';

const NOBODY: UserSummary[] = [];

/** Those who may see the ticket and so can be mentioned. */
export function useViewers(): UserSummary[] {
  const api = useApi();
  const { ticket } = useTicketOnPage();
  const { data } = useQuery({
    queryKey: [...ticketKeys.one(ticket.number), 'viewers'],
    queryFn: ({ signal }) => api(listViewers, { params: { ticketId: ticket.id } }, { signal }),
  });
  return data?.items ?? NOBODY;
}
