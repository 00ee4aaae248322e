import { useEffect, useRef, useState } from 'react';
import type { FileAnswer } from '#lib/contract/route.ts';
import { createRowCounter } from './count-rows.ts';

export type Download = {
  /** Null while nothing is on its way. */
  progress: { done: number; total: number | null } | null;
  error: unknown;
  start: () => void;
  cancel: () => void;
};

type Options = {
  open: (signal: AbortSignal) => Promise<FileAnswer<string>>;
  onDone?: (rows: number) => void;
};

/** Fetches a file row by row and hands it to the browser; leaving the page, or cancelling, ends it. */
export function useDownload({ open, onDone }: Options): Download {
  const [progress, setProgress] = useState<Download['progress']>(null);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);
  const cancel = () => {
    running.current?.abort();
    running.current = null;
    setProgress(null);
  };
  useEffect(() => () => running.current?.abort(), []);
  const run = async (controller: AbortController) => {
    const file = await open(controller.signal);
    const parts: string[] = [];
    const count = createRowCounter();
    let rows = 0;
    for await (const piece of file.pieces) {
      parts.push(piece);
      // The headings are no row.
      rows = Math.max(0, count(piece) - 1);
      if (!controller.signal.aborted) setProgress({ done: rows, total: file.rows });
    }
    if (controller.signal.aborted) return;
    save(file.name, parts);
    setProgress(null);
    onDone?.(rows);
  };
  const start = () => {
    if (progress !== null) return;
    const controller = new AbortController();
    running.current = controller;
    setError(null);
    setProgress({ done: 0, total: null });
    run(controller).catch((cause: unknown) => {
      if (controller.signal.aborted) return;
      setError(cause);
      setProgress(null);
    });
  };
  return { progress, error, start, cancel };
}

/** The browser's own way to keep a file. */
function save(name: string, parts: string[]): void {
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Safari reads the address after the click has ended.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
