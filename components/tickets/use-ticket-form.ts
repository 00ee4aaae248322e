import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { useMe } from '#components/app/session.ts';
import { type ThreadContext, readThreadContext } from '#lib/contract/threads.ts';

/** What a new ticket's form offers: pipelines, owners, custom fields with their defaults. */
export type TicketForm = Pick<ThreadContext, 'pipelines' | 'owners' | 'fields' | 'prefill'>;

/**
 * The form of a ticket made by hand. The companion tells the form's parts with a thread's context only, so this asks about a
 * thread of no messages, which matches nothing and is stored nowhere.
 */
export function useTicketForm() {
  const api = useApi();
  const { user } = useMe();
  return useQuery({
    queryKey: ['ticket-form'],
    queryFn: async ({ signal }): Promise<TicketForm> =>
      api(readThreadContext, { body: { provider: 'imap', mailbox: user.email } }, { signal }),
    staleTime: 60_000,
  });
}
