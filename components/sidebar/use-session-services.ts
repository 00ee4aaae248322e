/** Builds what the screens work with, once for a session, and keeps the outbox going. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { createApi } from '#lib/api/api.ts';
import { createCache } from '#lib/store/cache.ts';
import { createDrafts } from '#lib/store/drafts.ts';
import { createOutbox } from '#lib/store/outbox.ts';
import { ownerOf } from '#lib/store/tables.ts';
import { createOutboxRunner, withBrowserLock, type OutboxRunner } from './outbox/outbox-runner.ts';
import { useCreated } from './outbox/use-created.tsx';
import type { Services } from './services.tsx';
import type { SessionProps } from './signed-in.tsx';

/** What waits is tried again this often, besides when the browser says it is online again. */
const FLUSH_EVERY_MS = 15_000;

export function useSessionServices(session: SessionProps, askSignOut: () => void): Services {
  const { address, token, user, host, store, tables } = session;
  const client = useQueryClient();
  const onCreated = useCreated();
  const services = useMemo(() => {
    const owner = ownerOf(address, user.id);
    // Only the token goes: the same person signs in again and finds drafts and outbox as they were.
    const api = createApi({ baseUrl: address, token, onSignedOut: () => void store.update({ token: null, device: null }) });
    const drafts = createDrafts(tables, owner);
    const outbox = createOutboxRunner({
      outbox: createOutbox(tables, owner),
      api,
      onCreated: (create, ticket) => onCreated({ create, ticket, owner, drafts, client }),
      withLock: withBrowserLock,
    });
    return { host, api, address, user, owner, cache: createCache(tables, owner), drafts, outbox };
    // The session is keyed by address and user; a new token is a new client.
  }, [address, token, user.id, host, store, tables, client]); // eslint-disable-line react-hooks/exhaustive-deps
  useFlushing(services.outbox);
  return { ...services, askSignOut };
}

function useFlushing(outbox: OutboxRunner): void {
  useEffect(() => {
    const ended = new AbortController();
    const flush = () => void outbox.flush().catch(() => {});
    flush();
    addEventListener('online', flush, { signal: ended.signal });
    const timer = setInterval(() => {
      if (outbox.getPending().some(({ state }) => state === 'waiting')) flush();
    }, FLUSH_EVERY_MS);
    return () => {
      ended.abort();
      clearInterval(timer);
    };
  }, [outbox]);
}
