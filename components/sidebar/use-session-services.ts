/** Builds what the screens work with, once for a session, and keeps the outbox going. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { createApi } from '#lib/api/api.ts';
import type { CompanionAge } from '#lib/contract/contract-version.ts';
import { createCache } from '#lib/store/cache.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { createDrafts } from '#lib/store/drafts.ts';
import { createKeptFiles } from '#lib/store/kept-files.ts';
import { ownerOf } from '#lib/store/tables.ts';
import { createFileCarrier } from './files/file-carrier.ts';
import { useCarrying } from './files/use-carrying.ts';
import { withBrowserLock } from './outbox/browser-lock.ts';
import { hearOutboxNews, tellOutboxNews } from './outbox/outbox-news.ts';
import { createOutboxRunner, type OutboxRunner } from './outbox/outbox-runner.ts';
import { createSender } from './outbox/sender.ts';
import { useSettled } from './outbox/use-settled.ts';
import { ticketQueryKey } from './ticket/use-ticket.ts';
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
    const sender = createSender({ api, tables, owner });
    const files = createFileCarrier({
      api,
      host,
      files: createKeptFiles(tables, owner),
      isTicketAwaited: async (createId) => (await sender.outbox.get(createId)) !== null,
      withLock: (work) => withBrowserLock(work, 'threadside-files'),
      onKept: (ticketId, file) =>
        client.setQueryData(
          ticketQueryKey(owner, ticketId),
          (known: Ticket | undefined) =>
            known && {
              ...known,
              attachments: [...known.attachments.filter(({ id: one }) => one !== file.id), file],
            },
        ),
    });
    const outbox = createOutboxRunner({
      ...sender,
      onSettled: async (entry, sent) => {
        // Its files know their ticket before its row goes.
        if (entry.kind === 'create-ticket') await files.refresh();
        await settle({ owner, drafts, client, api, files }, entry, sent);
        void files.flush();
      },
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
      files,
    };
  }, [address, token, id, name, host, store, tables, onKept, client, settle]);
  useFlushing(services.outbox);
  useCarrying(services.files);
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
