import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSessionStorage } from '@mantine/hooks';
import { useRef } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { isProblem } from '#lib/api/api-errors.ts';
import { createComment } from '#lib/contract/tickets.ts';
import { ticketKeys } from '../ticket-keys.ts';
import { useTicketOnPage } from './edits-context.ts';

/** The comment being written and its sending; a repeat after a lost answer has the same key and makes one comment. */
export function useAddComment() {
  const [api, queryClient] = [useApi(), useQueryClient()];
  const { ticket } = useTicketOnPage();
  const [text, setText, forgetText] = useSessionStorage({
    key: `comment-${ticket.id}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const sent = useRef({ text: '', key: '' });
  const { mutate, error, isPending } = useMutation({
    mutationFn: (body: string) => {
      if (sent.current.text !== body) sent.current = { text: body, key: crypto.randomUUID() };
      const options = { idempotencyKey: sent.current.key };
      return api(createComment, { params: { ticketId: ticket.id }, body: { text: body } }, options);
    },
    onSuccess: () => {
      forgetText();
      sent.current = { text: '', key: '' };
      return queryClient.invalidateQueries({ queryKey: ticketKeys.one(ticket.number) });
    },
    onError: (cause) => {
      if (isProblem(cause, 'ticket_closed'))
        void queryClient.invalidateQueries({ queryKey: ticketKeys.one(ticket.number) });
    },
  });
  const send = () => {
    if (!isPending && text.trim() !== '') mutate(text.trim());
  };
  return { text, setText, send, error, isPending };
}
