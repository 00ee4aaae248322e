import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { TicketId } from '#lib/contract/ids.ts';
import { createComment, type Ticket } from '#lib/contract/tickets.ts';
import { draftKey } from '#lib/store/drafts.ts';
import { failureSentence } from '../failure/describe-failure.ts';
import { useServices } from '../services.tsx';
import { ticketQueryKey } from './use-ticket.ts';

/** A comment being written: kept as a draft at each keystroke until the companion has it. */
export function useComment(ticketId: TicketId) {
  const { api, owner, drafts } = useServices();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const key = useRef(crypto.randomUUID());
  const place = draftKey(ticketId, 'comment');

  useEffect(() => {
    drafts.read(place).then(
      (draft) => typeof draft === 'string' && setText((typed) => typed || draft),
      () => {},
    );
  }, [drafts, place]);

  const write = (next: string) => {
    setText(next);
    // Another text is another comment; the same one sent again after a lost answer is not.
    key.current = crypto.randomUUID();
    void (next === '' ? drafts.remove(place) : drafts.write(place, next, Date.now())).catch(() => {});
  };
  const send = async () => {
    if (text.trim() === '' || isSending) return;
    setSending(true);
    setFailure(null);
    try {
      const comment = await api(
        createComment,
        { params: { ticketId }, body: { text } },
        { idempotencyKey: key.current },
      );
      const queryKey = ticketQueryKey(owner, ticketId);
      client.setQueryData(
        queryKey,
        (ticket: Ticket | undefined) => ticket && { ...ticket, comments: [...ticket.comments, comment] },
      );
      write('');
      void client.invalidateQueries({ queryKey });
    } catch (cause) {
      setFailure(failureSentence(cause as Error));
    }
    setSending(false);
  };
  return { text, write, send, failure, isSending };
}
