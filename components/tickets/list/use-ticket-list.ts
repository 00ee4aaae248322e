import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { useApi } from '#components/app/api-context.tsx';
import type { TicketFilter } from '#lib/contract/ticket-filters.ts';
import { listTickets } from '#lib/contract/tickets.ts';
import { ticketKeys } from '../ticket-keys.ts';

type ListQuery = z.input<typeof listTickets.query>;

/** What a list shows: which tickets, in which order, with which columns. */
export type ListAsked = {
  filter: TicketFilter;
  text: string;
  sort: string;
  columns: readonly string[];
};

/** The query of a list as the API takes it. */
export function toQuery({ filter, text, sort, columns }: ListAsked): ListQuery {
  const fields = columns.filter((name) => name.startsWith('fields.')).map((name) => name.slice(7));
  return {
    sort,
    ...(filter.conditions.length === 0 ? {} : { filter: JSON.stringify(filter) }),
    ...(text === '' ? {} : { search: text }),
    ...(fields.length === 0 ? {} : { fields: fields.join() }),
  };
}

type Options = { limit?: number; isEnabled?: boolean };

/** The tickets asked for, page by page; while others are on their way the ones before stay. */
export function useTicketList(asked: ListAsked, { limit = 50, isEnabled = true }: Options = {}) {
  const api = useApi();
  const query = { ...toQuery(asked), limit };
  const list = useInfiniteQuery({
    queryKey: ticketKeys.list(query),
    queryFn: ({ pageParam, signal }) =>
      api(
        listTickets,
        { query: { ...query, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: isEnabled,
    placeholderData: keepPreviousData,
  });
  const [first] = list.data?.pages ?? [];
  return {
    ...list,
    tickets: list.data?.pages.flatMap((page) => page.items) ?? [],
    total: first?.total,
    isTotalExact: first?.isTotalExact ?? true,
  };
}

export type TicketList = ReturnType<typeof useTicketList>;
