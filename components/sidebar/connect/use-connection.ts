import { useEffect, useState } from 'react';
import type { Connection, ConnectionStore } from '#lib/store/connection.ts';

/** The connection as it is kept, also when another tab changes it; null until it was read. */
export function useConnection(store: ConnectionStore): Connection | null {
  const [connection, setConnection] = useState<Connection | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    const show = (next: Connection) => {
      if (!ended.signal.aborted) setConnection(next);
    };
    store.watch(show, { signal: ended.signal });
    void store.read().then(show);
    return () => ended.abort();
  }, [store]);
  return connection;
}
