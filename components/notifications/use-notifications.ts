import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import type { NotificationId } from '#lib/contract/ids.ts';
import { listNotifications, readNotifications } from '#lib/contract/notifications.ts';

const KEY = ['notifications', 'list'];

/** As many as a panel shows before it scrolls, and then some. */
const PAGE_SIZE = 20;

/** What the user is told of, newest first, page by page, and how much of it is unread; live. */
export function useNotifications() {
  const api = useApi();
  const list = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === undefined ? {} : { cursor: pageParam };
      return api(listNotifications, { query: { limit: PAGE_SIZE, ...cursor } }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return {
    ...list,
    items: list.data?.pages.flatMap((page) => page.items) ?? [],
    unread: list.data?.pages[0]?.unread ?? 0,
  };
}

/** Marks as read: those given, or all. Other tabs and devices hear of it. */
export function useMarkRead() {
  const [api, queryClient] = [useApi(), useQueryClient()];
  const { mutate } = useMutation({
    mutationFn: (ids: NotificationId[] | undefined) =>
      api(readNotifications, { body: ids === undefined ? {} : { ids } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
  return mutate;
}
