import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { z } from 'zod';
import { useApi } from '#components/app/api-context.tsx';
import { useToasts } from '#components/ui/toast.tsx';
import { type NewTicket, createTicket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ticketKeys } from '../../ticket-keys.ts';
import { CreatedWords } from './created-words.tsx';
import { useUndoCreate } from './use-undo-create.ts';

type NewTicketBody = z.input<typeof NewTicket>;

/** Creates a ticket and says its number, with the way back. A repeat of the same form has the same key, so that it makes one ticket. */
export function useCreateTicket(onDone: () => void) {
  const [api, queryClient, toasts] = [useApi(), useQueryClient(), useToasts()];
  const undo = useUndoCreate();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: NewTicketBody) => api(createTicket, { body }, { idempotencyKey: keyFor(body) }),
    onSuccess: async (ticket) => {
      queryClient.setQueryData(ticketKeys.one(ticket.number), ticket);
      onDone();
      toasts.show({
        words: <CreatedWords number={ticket.number} />,
        action: { label: t('appTickets.create.undo'), onAct: () => undo(ticket) },
      });
      await queryClient.invalidateQueries({ queryKey: ticketKeys.lists });
    },
  });
}

function useIdempotencyKey(): (body: NewTicketBody) => string {
  const last = useRef({ body: '', key: '' });
  return (body) => {
    const text = JSON.stringify(body);
    if (last.current.body !== text) last.current = { body: text, key: crypto.randomUUID() };
    return last.current.key;
  };
}
