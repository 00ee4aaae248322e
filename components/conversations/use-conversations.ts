import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import type { BroadcastId, ChannelId, ConversationId, UserId } from '#lib/contract/ids.ts';
import {
  endConversationSession,
  listConversations,
  markConversationRead,
  readConversation,
  updateConversation,
  type ConversationView,
} from '#lib/contract/messages.ts';
import { conversationKeys } from './conversation-keys.ts';
import type { ConversationSearch } from './conversation-search.ts';

/** The list as the address asks for it, page by page. */
export function useConversationList({ assignee = 'anyone', unread, channel, broadcast }: ConversationSearch) {
  const api = useApi();
  const filter = {
    assignee,
    unread: unread ?? ('false' as const),
    channelId: channel as ChannelId | undefined,
    broadcastId: broadcast as BroadcastId | undefined,
  };
  return useInfiniteQuery({
    queryKey: conversationKeys.list(filter),
    queryFn: ({ signal, pageParam }) =>
      api(listConversations, { query: { ...filter, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
}

/** One conversation; earlier messages come page by page before those that there are. */
export function useConversation(id: string) {
  const api = useApi();
  const params = { conversationId: id as ConversationId };
  return useInfiniteQuery({
    queryKey: conversationKeys.one(id),
    queryFn: ({ signal, pageParam }) =>
      api(readConversation, { params, query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.older ?? undefined,
  });
}

/** Notes that the user has read it, whenever something unread is on the screen. */
export function useMarkRead({
  id,
  isUnread,
  last,
}: Pick<ConversationView, 'id' | 'isUnread' | 'last'>): void {
  const [api, queryClient] = [useApi(), useQueryClient()];
  const { mutate } = useMutation({
    mutationFn: () => api(markConversationRead, { params: { conversationId: id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: conversationKeys.all }),
  });
  const unread = isUnread ? last?.at : undefined;
  useEffect(() => {
    if (unread !== undefined && document.visibilityState === 'visible') mutate();
  }, [unread, mutate]);
}

/** Gives the conversation to a colleague. */
export function useAssign({ id, version }: Pick<ConversationView, 'id' | 'version'>) {
  const [api, queryClient] = [useApi(), useQueryClient()];
  return useMutation({
    mutationFn: (assigneeId: UserId | null) =>
      api(updateConversation, { params: { conversationId: id }, body: { version, assigneeId } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: conversationKeys.all }),
  });
}

/** Ends the running session. */
export function useEndSession(id: ConversationId) {
  const [api, queryClient] = [useApi(), useQueryClient()];
  return useMutation({
    mutationFn: () => api(endConversationSession, { params: { conversationId: id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: conversationKeys.all }),
  });
}
