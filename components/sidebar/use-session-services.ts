/** Builds what the screens work with, once for a session, and keeps the outbox going. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { createApi } from '#lib/api/api.ts';
import type { CompanionAge } from '#lib/contract/contract-version.ts';
import { createCache } from '#lib/store/cache.ts';
import { createDrafts } from '#lib/store/drafts.ts';
import { ownerOf } from '#lib/store/tables.ts';
import { withBrowserLock } from './outbox/browser-lock.ts';
import { hearOutboxNews, tellOutboxNews } from './outbox/outbox-news.ts';
import { createOutboxRunner, type OutboxRunner } from './outbox/outbox-runner.ts';
import { createSender } from './outbox/sender.ts';
import { useSettled } from './outbox/use-settled.ts';
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
  onKept,
}: SessionProps): Omit<Services, 'askSignOut' | 'openStatus'> {
  const client = useQueryClient();
  const settle = useSettled();
  const { id, name } = user;
  const [companionAge, setCompanionAge] = useState<CompanionAge>('unknown');
  const services = useMemo(() => {
    const owner = ownerOf(address, id);
    // Only the token goes: the same person signs in again and finds drafts and outbox as they were.
    const api = createApi({
      baseUrl: address,
      token,
      onSignedOut: () => void store.update({ token: null, device: null }),
      onCompanionAge: setCompanionAge,
    });
    const drafts = createDrafts(tables, owner);
    const outbox = createOutboxRunner({
      ...createSender({ api, tables, owner }),
      onSettled: (entry, sent) => settle({ owner, drafts, client, api }, entry, sent),
      withLock: withBrowserLock,
      onKept: () => onKept?.(),
      onNews: tellOutboxNews,
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
  }, [address, token, id, name, host, store, tables, onKept, client, settle]);
  useFlushing(services.outbox);
  return useMemo(() => ({ ...services, companionAge }), [services, companionAge]);
}

function useFlushing(outbox: OutboxRunner): void {
  useEffect(() => {
    const ended = new AbortController();
    const flush = () => void outbox.flush().catch(() => {});
    // What waits is shown at once, also while another page or the worker is sending it.
    void outbox.refresh().catch(() => {});
    flush();
    addEventListener('online', flush, { signal: ended.signal });
    hearOutboxNews(() => void outbox.refresh().catch(() => {}), { signal: ended.signal });
    const timer = setInterval(() => {
      if (outbox.getPending().some(({ state }) => state === 'waiting')) flush();
    }, FLUSH_EVERY_MS);
    return () => {
      ended.abort();
      clearInterval(timer);
    };
  }, [outbox]);
}
