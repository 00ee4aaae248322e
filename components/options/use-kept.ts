import { useEffect, useState } from 'react';
import type { KeptObject } from '#lib/store/kept-object.ts';

/** A kept object as it is now, also when another page changes it; null until it was read. */
export function useKept<T>(store: KeptObject<T>): T | null {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    const show = (next: T) => {
      if (!ended.signal.aborted) setValue(next);
    };
    store.watch(show, { signal: ended.signal });
    void store.read().then(show);
    return () => ended.abort();
  }, [store]);
  return value;
}
