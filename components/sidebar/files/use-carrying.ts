import { useEffect, useSyncExternalStore } from 'react';
import { useServices, type Services } from '../services.tsx';
import type { CarriedFile } from './carried-list.ts';

/** Files that found no answer are tried again this often, besides when the browser says it is online again. */
const FLUSH_EVERY_MS = 15_000;

/** Keeps files on their way going: those of an earlier page when this one opens, and while some wait. */
export function useCarrying(files: Services['files']): void {
  useEffect(() => {
    const ended = new AbortController();
    const flush = () => void files.flush().catch(() => {});
    // Shown at once, also while another page is sending.
    void files.refresh().catch(() => {});
    flush();
    addEventListener('online', flush, { signal: ended.signal });
    const timer = setInterval(() => {
      if (files.get().some(({ state }) => state === 'waiting')) flush();
    }, FLUSH_EVERY_MS);
    return () => {
      ended.abort();
      clearInterval(timer);
    };
  }, [files]);
}

/** Files on their way for which `isWanted` holds. */
export function useCarriedFiles(isWanted: (file: CarriedFile) => boolean): CarriedFile[] {
  const { files } = useServices();
  return useSyncExternalStore(files.subscribe, files.get).filter(isWanted);
}
