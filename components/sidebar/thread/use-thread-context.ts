/**
 * The companion's answer for the open thread: from this computer at once where it was seen before, then fresh. Asked as soon as
 * the thread is announced, and again when the host knows more of it (Message-IDs, people), without taking away what is shown.
 */
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { readThreadContext, ThreadContext } from '#lib/contract/threads.ts';
import type { MailThread } from '#lib/mail/mail-host.ts';
import { useServices } from '../services.tsx';
import { threadPlace, toThreadFacts } from './thread-facts.ts';

/** A context as it was seen. */
export type SeenContext = {
  context: ThreadContext;
  source: 'cache' | 'fresh';
  /** Epoch milliseconds of the companion's answer. */
  at: number;
  /** The facts it answers; later facts ask again. */
  facts: string;
};

/** While the companion does not answer, this often it is asked again. */
const RETRY_EVERY_MS = 15_000;

export function threadQueryKey(owner: string, place: string) {
  return ['thread', owner, place] as const;
}

export function useThreadContext(thread: MailThread) {
  const { host, api, owner, cache } = useServices();
  const client = useQueryClient();
  const place = threadPlace(thread, host.provider);
  const facts = useMemo(() => toThreadFacts(thread, host.provider), [thread, host.provider]);
  const factsText = JSON.stringify(facts);
  const queryKey = threadQueryKey(owner, place);

  useCachedContext(client, place);
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<SeenContext> => {
      const context = await api(readThreadContext, { body: facts }, { signal });
      const at = Date.now();
      void cache.write(place, context, at).catch(() => {});
      return { context, source: 'fresh', at, facts: factsText };
    },
    staleTime: 10_000,
    refetchInterval: (asked) =>
      asked.state.status === 'error' || asked.state.error !== null ? RETRY_EVERY_MS : false,
  });

  const answered = query.data?.source === 'fresh' ? query.data.facts : null;
  const { refetch } = query;
  useEffect(() => {
    if (answered !== null && answered !== factsText) void refetch({ cancelRefetch: true });
  }, [answered, factsText, refetch]);

  return { ...query, place, queryKey, isOutdated: answered !== factsText };
}

/** Puts what was seen before into the query, unless an answer was quicker. */
function useCachedContext(client: QueryClient, place: string): void {
  const { owner, cache } = useServices();
  useEffect(() => {
    const ended = new AbortController();
    const showCached = async () => {
      const cached = await cache.read(place);
      const parsed = ThreadContext.safeParse(cached?.value);
      if (ended.signal.aborted || cached === null || !parsed.success) return;
      const seen: SeenContext = { context: parsed.data, source: 'cache', at: cached.at, facts: '' };
      client.setQueryData(threadQueryKey(owner, place), (known: SeenContext | undefined) => known ?? seen, {
        updatedAt: cached.at,
      });
    };
    void showCached();
    return () => ended.abort();
  }, [client, owner, cache, place]);
}
