import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { ticketKeys } from '#components/tickets/ticket-keys.ts';

/** After a change to what tickets are made of: reads the page's own list again, then all that shows tickets. */
export function useRefreshModule(key: QueryKey): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.invalidateQueries({ queryKey: key });
    void queryClient.invalidateQueries({ queryKey: ['ticket-form'] });
    void queryClient.invalidateQueries({ queryKey: ticketKeys.all });
  };
}
