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
import type { SessionProps } from './session-props.ts';

/** What waits is tried again this often, besides when the browser says it is online again. */
const FLUSH_EVERY_MS = 15_000;

/** The services, the same until another token, user or companion comes. */
export function useSessionServices({
  address,
  token,
  user,
  host,
  store,
  tables,
}: SessionProps): Omit<Services, 'askSignOut'> {
  const client = useQueryClient();
  const onCreated = useCreated();
  const { id, name } = user;
  const services = useMemo(() => {
    const owner = ownerOf(address, id);
    // Only the token goes: the same person signs in again and finds drafts and outbox as they were.
    const api = createApi({
      baseUrl: address,
      token,
      onSignedOut: () => void store.update({ token: null, device: null }),
    });
    const drafts = createDrafts(tables, owner);
    const outbox = createOutboxRunner({
      outbox: createOutbox(tables, owner),
      api,
      onCreated: (create, ticket) => onCreated({ create, ticket, owner, drafts, client, api }),
      withLock: withBrowserLock,
    });
    return {
      host,
      api,
      address,
      user: { id, name },
      owner,
      cache: createCache(tables, owner),
      drafts,
      outbox,
    };
  }, [address, token, id, name, host, store, tables, client, onCreated]);
  useFlushing(services.outbox);
  return services;
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
