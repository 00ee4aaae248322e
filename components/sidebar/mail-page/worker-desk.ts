/** What the worker needs to act for a mail page: who is signed in here, and what is kept for them. */
import { createApi, type Api } from '#lib/api/api.ts';
import { ThreadContext } from '#lib/contract/threads.ts';
import { createCache, type Cache } from '#lib/store/cache.ts';
import type { ConnectionStore } from '#lib/store/connection.ts';
import { createOutbox, type Outbox } from '#lib/store/outbox.ts';
import { ownerOf, type Owner, type Tables } from '#lib/store/tables.ts';
import { threadPlace } from '../thread/thread-facts.ts';

export type WorkerOptions = { connection: ConnectionStore; tables: Tables };

export type WorkerDesk = {
  owner: Owner;
  /** Null while signed out: what is kept then is sent when the same person signs in again. */
  api: Api | null;
  cache: Cache;
  outbox: Outbox;
};

/** The desk of whoever signed in here last; null when nobody ever did. */
export async function openWorkerDesk({ connection, tables }: WorkerOptions): Promise<WorkerDesk | null> {
  const { address, token, user } = await connection.read();
  if (address === null || user === null) return null;
  const owner = ownerOf(address, user.id);
  const onSignedOut = () => void connection.update({ token: null, device: null });
  return {
    owner,
    api: token === null ? null : createApi({ baseUrl: address, token, onSignedOut }),
    cache: createCache(tables, owner),
    outbox: createOutbox(tables, owner),
  };
}

/** A thread of Gmail as the sidebar last saw it; null when it never has. */
export async function readSeenThread(
  { cache }: WorkerDesk,
  { mailbox, providerThreadId }: { mailbox: string; providerThreadId: string | null },
): Promise<{ place: string; context: ThreadContext } | null> {
  if (providerThreadId === null) return null;
  const place = threadPlace({ mailbox, providerThreadId, key: '' }, 'gmail');
  const seen = ThreadContext.safeParse((await cache.read(place))?.value);
  return seen.success ? { place, context: seen.data } : null;
}
