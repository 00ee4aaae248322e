import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import type { FieldValues } from '#lib/contract/fields.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import { cloneTicket, createFollowUp } from '#lib/contract/ticket-copies.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { ticketKeys } from '../ticket-keys.ts';

export type CopyKind = 'clone' | 'follow-up';

/** What is copied, how, and with which values instead of the old ones. */
export type Copy = { ticketId: TicketId; kind: CopyKind; fields: FieldValues };

const ROUTES = { clone: cloneTicket, 'follow-up': createFollowUp } as const;

/** Makes a ticket from another one. The same copy sent again is one ticket; another click makes another. */
export function useCopyTicket(onCopied: (ticket: Ticket) => void) {
  const [api, queryClient] = [useApi(), useQueryClient()];
  const key = useRef('');
  return useMutation({
    mutationFn: ({ ticketId, kind, fields }: Copy) =>
      api(ROUTES[kind], { params: { ticketId }, body: { fields } }, { idempotencyKey: key.current }),
    onMutate: () => {
      key.current = crypto.randomUUID();
    },
    onSuccess: (ticket) => {
      queryClient.setQueryData(ticketKeys.one(ticket.number), ticket);
      onCopied(ticket);
      return queryClient.invalidateQueries({ queryKey: ticketKeys.all });
    },
  });
}
