import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { conversationKeys } from '#components/conversations/conversation-keys.ts';
import { createBroadcast, listBroadcasts } from '#lib/contract/broadcasts.ts';
import type { BroadcastDraft } from './broadcast-draft.ts';

/** Broadcasts, latest first, page by page; read again with the conversations, whose answers they count. */
export function useBroadcasts() {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: [...conversationKeys.all, 'broadcasts'],
    queryFn: ({ signal, pageParam }) => api(listBroadcasts, { query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Sends a broadcast; the same draft again after a lost answer has the same key and is sent once. */
export function useSendBroadcast() {
  const [api, queryClient] = [useApi(), useQueryClient()];
  const sent = useRef({ draft: '', key: '' });
  return useMutation({
    mutationFn: ({ channelId, subject, text, people }: BroadcastDraft) => {
      const body = { channelId, subject, text, recordIds: people.map(({ id }) => id) };
      const draft = JSON.stringify(body);
      if (sent.current.draft !== draft) sent.current = { draft, key: crypto.randomUUID() };
      return api(createBroadcast, { body }, { idempotencyKey: sent.current.key });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: conversationKeys.all }),
  });
}
