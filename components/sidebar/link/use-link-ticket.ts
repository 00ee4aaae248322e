import { useQueryClient } from '@tanstack/react-query';
import { linkThread } from '#lib/contract/tickets.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useToasts } from '../../ui/toast.tsx';
import { failureSentence } from '../failure/describe-failure.ts';
import { gatherMessages } from '../new-ticket/gather-messages.ts';
import { useServices } from '../services.tsx';
import type { OnThread } from '../thread/screen-props.ts';
import { toThreadFacts } from '../thread/thread-facts.ts';

/** Links a ticket to the open thread, with the thread's messages, and shows the thread anew. Resolves to whether it is linked. */
export function useLinkTicket({
  getThread,
  queryKey,
}: OnThread): (ticket: TicketSummary) => Promise<boolean> {
  const { api, host } = useServices();
  const client = useQueryClient();
  const toasts = useToasts();
  return async (ticket) => {
    try {
      const messages = await gatherMessages(host, getThread());
      const body = { thread: toThreadFacts(getThread(), host.provider), messages };
      await api(linkThread, { params: { ticketId: ticket.id }, body });
      await client.refetchQueries({ queryKey });
      toasts.show({ words: t('sidebar.link.linked', { number: ticket.number }) });
      return true;
    } catch (cause) {
      toasts.show({ words: t('sidebar.link.failed', { why: failureSentence(cause as Error) }) });
      return false;
    }
  };
}
