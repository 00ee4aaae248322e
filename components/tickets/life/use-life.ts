import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useApi } from '#components/app/api-context.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { useToasts } from '#components/ui/toast.tsx';
import { deleteTicket, markSpam, mergeTicket, restoreTicket } from '#lib/contract/ticket-life.ts';
import type { Ticket, TicketLink } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ticketKeys } from '../ticket-keys.ts';

/** What of a ticket is needed to say and undo what becomes of it. */
export type Named = Pick<Ticket, 'id' | 'number'>;

/** Restores a deleted ticket and says so. */
export function useRestore(onRestored?: (ticket: Ticket) => void) {
  const [api, queryClient, toasts] = [useApi(), useQueryClient(), useToasts()];
  return useMutation({
    mutationFn: ({ id }: Named) => api(restoreTicket, { params: { ticketId: id } }),
    onSuccess: (ticket) => {
      toasts.show({ words: t('appTicketLife.deletion.restored', { number: ticket.number }) });
      queryClient.setQueryData(ticketKeys.one(ticket.number), ticket);
      onRestored?.(ticket);
      return queryClient.invalidateQueries({ queryKey: ticketKeys.lists });
    },
    onError: (error) => toasts.show({ words: refusalText(error) ?? '' }),
  });
}

/** Deletes a ticket at once, leads to the list and offers to undo it; later it can be restored among the deleted ones. */
export function useDelete() {
  const [api, queryClient, toasts] = [useApi(), useQueryClient(), useToasts()];
  const navigate = useNavigate();
  const restore = useRestore(({ number }) => void navigate({ to: '/tickets/$number', params: { number } }));
  return useMutation({
    mutationFn: ({ id }: Named) => api(deleteTicket, { params: { ticketId: id } }),
    onSuccess: async (_, ticket) => {
      await navigate({ to: '/tickets' });
      toasts.show({
        words: t('appTicketLife.deletion.done', { number: ticket.number }),
        action: { label: t('appTicketLife.deletion.undo'), onAct: () => restore.mutate(ticket) },
      });
      queryClient.removeQueries({ queryKey: ticketKeys.one(ticket.number) });
      return queryClient.invalidateQueries({ queryKey: ticketKeys.lists });
    },
    onError: (error) => toasts.show({ words: refusalText(error) ?? '' }),
  });
}

/** Closes a ticket as spam. */
export function useSpam({ id, number }: Named, onDone: () => void) {
  const [api, queryClient, toasts] = [useApi(), useQueryClient(), useToasts()];
  return useMutation({
    mutationFn: () => api(markSpam, { params: { ticketId: id } }),
    onSuccess: (ticket) => {
      toasts.show({ words: t('appTicketLife.spam.done', { number }) });
      queryClient.setQueryData(ticketKeys.one(number), ticket);
      onDone();
      return queryClient.invalidateQueries({ queryKey: ticketKeys.lists });
    },
  });
}

/** Closes a duplicate in favour of another ticket and leads there. */
export function useMerge({ id, number }: Named) {
  const [api, queryClient, toasts] = [useApi(), useQueryClient(), useToasts()];
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (into: Pick<TicketLink, 'id'>) =>
      api(mergeTicket, { params: { ticketId: id }, body: { intoId: into.id } }),
    onSuccess: async (target) => {
      queryClient.setQueryData(ticketKeys.one(target.number), target);
      await navigate({ to: '/tickets/$number', params: { number: target.number } });
      toasts.show({ words: t('appTicketLife.merge.done', { number, into: target.number }) });
      return queryClient.invalidateQueries({ queryKey: ticketKeys.all });
    },
  });
}
