import { useEffect, useState } from 'react';
import type { TicketId } from '#lib/contract/ids.ts';
import { draftKey } from '#lib/store/drafts.ts';
import { useServices } from '../services.tsx';

/** A comment being written: a draft at each keystroke, then kept in the outbox until the companion has it. */
export function useComment(ticketId: TicketId, place: string) {
  const { drafts, outbox } = useServices();
  const [text, setText] = useState('');
  const key = draftKey(ticketId, 'comment');

  useEffect(() => {
    drafts.read(key).then(
      (draft) => typeof draft === 'string' && setText((typed) => typed || draft),
      () => {},
    );
  }, [drafts, key]);

  const write = (next: string) => {
    setText(next);
    void (next === '' ? drafts.remove(key) : drafts.write(key, next, Date.now())).catch(() => {});
  };
  const send = () => {
    if (text.trim() === '') return;
    setText('');
    // What is typed next, before this one is kept, is a draft of its own.
    const onKept = () => drafts.peek(key) === text && void drafts.remove(key).catch(() => {});
    void outbox.add({ kind: 'comment', place, ticketId, text }, { onKept });
  };
  return { text, write, send };
}
