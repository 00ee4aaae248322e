import { useSyncExternalStore } from 'react';

let since = navigator.onLine ? null : Date.now();

/** Since when the machine has no network, in epoch milliseconds; null while it has. */
export function useOfflineSince(): number | null {
  return useSyncExternalStore(subscribe, () => since);
}

function subscribe(listener: () => void): () => void {
  const ended = new AbortController();
  const tell = () => {
    since = navigator.onLine ? null : Date.now();
    listener();
  };
  addEventListener('online', tell, { signal: ended.signal });
  addEventListener('offline', tell, { signal: ended.signal });
  return () => ended.abort();
}
