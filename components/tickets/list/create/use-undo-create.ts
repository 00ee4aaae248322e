import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { useToasts } from '#components/ui/toast.tsx';
import { undoCreate, type Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ticketKeys } from '../../ticket-keys.ts';

/** Withdraws a ticket just created; says so, or why it is too late. */
export function useUndoCreate() {
  const [api, queryClient, toasts] = [useApi(), useQueryClient(), useToasts()];
  const { mutate } = useMutation({
    mutationFn: (ticket: Ticket) => api(undoCreate, { params: { ticketId: ticket.id } }),
    onSuccess: (_, ticket) => {
      toasts.show({ words: t('appTickets.create.withdrawn', { number: ticket.number }) });
      queryClient.removeQueries({ queryKey: ticketKeys.one(ticket.number) });
      return queryClient.invalidateQueries({ queryKey: ticketKeys.lists });
    },
    onError: (error) => toasts.show({ words: refusalText(error) ?? '' }),
  });
  return mutate;
}
