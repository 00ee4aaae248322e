import { useEffect, useRef, useState } from 'react';
import { isProblem } from '#lib/api/api-errors.ts';
import type { UploadOptions } from '#lib/api/upload.ts';
import { toUploads, type Upload } from './uploads.ts';

type Options = {
  /** Sends one file; rejects where it is refused. */
  send: (file: File, options: UploadOptions) => Promise<unknown>;
  /** Reads again where the file is kept: its row here goes when that of the kept one is there. */
  onSent: () => Promise<unknown>;
};

/** Files on their way: sent one after the other, each with its own progress; a refused one stays until decided. */
export function useUploads({ send: sendOne, onSent }: Options) {
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
    try {
      await sendOne(file, { onProgress: (sent) => patch(id, { sent }), signal });
      await onSent();
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
