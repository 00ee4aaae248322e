import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { isProblem } from '#lib/api/api-errors.ts';
import { sendFile } from '#lib/api/upload.ts';
import { addAttachment } from '#lib/contract/attachments.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { ticketKeys } from '../../ticket-keys.ts';
import { toUploads, type Upload } from './uploads.ts';

/** Files on their way to a ticket: sent one after the other, each with its own progress; a refused one stays until decided. */
export function useUploads({ id: ticketId, number }: Pick<Ticket, 'id' | 'number'>) {
  const queryClient = useQueryClient();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const last = useRef(Promise.resolve());
  /** Of those that wait or are on their way. */
  const aborts = useRef(new Map<string, AbortController>());
  const patch = (id: string, part: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const discard = (id: string) => {
    aborts.current.get(id)?.abort();
    aborts.current.delete(id);
    setUploads((all) => all.filter((one) => one.id !== id));
  };

  const send = async ({ id, file }: Upload) => {
    const signal = aborts.current.get(id)?.signal;
    // Discarded while it waited.
    if (signal === undefined) return;
    patch(id, { state: 'sending' });
    const call = { params: { ticketId }, query: { name: file.name }, upload: file };
    try {
      await sendFile(addAttachment, call, { onProgress: (sent) => patch(id, { sent }), signal });
      // The row of the sent file goes when that of the kept one is there.
      await queryClient.invalidateQueries({ queryKey: ticketKeys.one(number) });
      discard(id);
    } catch (error) {
      aborts.current.delete(id);
      patch(id, { state: 'failed', error, canRetry: !isProblem(error, 'body_too_large') });
    }
  };
  const enqueue = (upload: Upload) => {
    if (upload.state === 'failed') return;
    aborts.current.set(upload.id, new AbortController());
    last.current = last.current.then(() => send(upload));
  };

  useEffect(() => {
    const running = aborts.current;
    return () => running.forEach((abort) => abort.abort());
  }, []);

  return {
    uploads,
    add: (files: readonly File[]) => {
      const added = toUploads(files, () => crypto.randomUUID());
      setUploads((all) => [...all, ...added]);
      added.forEach(enqueue);
    },
    retry: (upload: Upload) => {
      const again: Upload = { ...upload, state: 'waiting', error: null, sent: 0 };
      patch(upload.id, again);
      enqueue(again);
    },
    discard,
  };
}

export type Uploads = ReturnType<typeof useUploads>;
