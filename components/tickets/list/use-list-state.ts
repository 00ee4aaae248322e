import { useEffect } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMe } from '#components/app/session.ts';
import type { TicketFilter } from '#lib/contract/ticket-filters.ts';
import type { View } from '#lib/contract/views.ts';
import { useViews } from '../use-views.ts';
import { DEFAULT_COLUMNS, DEFAULT_SORT } from './columns/columns.ts';
import { isSameFilter, toFilter, toFilterSearch, EVERYTHING } from './list-filter.ts';
import { lastView, keepLastView } from './last-view.ts';
import { FILTER_PARTS, NO_FILTER, TicketListSearch } from './ticket-list-search.ts';

/** Where the list is shown; both keep the same state in their address. */
export type Layout = '/tickets' | '/tickets/board';

/** What the list shows, from its address and the view that it names, and how to change it. */
export type ListState = {
  layout: Layout;
  search: TicketListSearch;
  view: View | null;
  /** The address names a view that is not there. */
  isViewGone: boolean;
  filter: TicketFilter;
  columns: readonly string[];
  sort: string;
  text: string;
  /** True when more is shown, or other things, than the view was saved with. */
  isEdited: boolean;
  /** False while it is not known yet which view the list opens with. */
  isReady: boolean;
  change: (part: ListChange, isTyping?: boolean) => void;
  openView: (view: View | null) => void;
};

export type ListChange = {
  filter?: TicketFilter;
  columns?: readonly string[];
  sort?: string;
  text?: string;
};

/** The state of the list or board at hand. */
export function useListState(layout: Layout): ListState {
  const search = TicketListSearch.parse(useSearch({ strict: false }));
  const navigate = useNavigate();
  const userId = useMe().user.id;
  const named = useNamedView(search, userId);
  const { view } = named;
  const state = shownBy(search, view);
  useKeepLast(userId, search, view);
  const go = (next: TicketListSearch, isTyping: boolean) =>
    void navigate({ to: layout, search: TicketListSearch.parse(next), replace: isTyping });
  return {
    layout,
    search,
    ...named,
    ...state,
    text: search.search ?? '',
    isEdited: view !== null && isEdited(state, view),
    change: (part, isTyping = false) => go({ ...search, ...addressOf(part, { view, search }) }, isTyping),
    openView: (next) => go({ view: next === null ? 'all' : next.id }, false),
  };
}

/** The view that the address names; a bare one stands for what was used last, or for the default. */
function useNamedView(
  search: TicketListSearch,
  userId: string,
): Pick<ListState, 'view' | 'isViewGone' | 'isReady'> {
  const views = useViews();
  const asked = search.view ?? (isBare(search) ? openingView(userId, views)?.id : undefined);
  const view = views?.items.find(({ id }) => id === asked) ?? null;
  const needsViews = search.view === undefined ? isBare(search) : search.view !== 'all';
  const isKnown = views !== undefined;
  return {
    view,
    isViewGone: isKnown && needsViews && asked !== undefined && view === null,
    isReady: isKnown || !needsViews,
  };
}

type Shown = Pick<ListState, 'filter' | 'columns' | 'sort'>;

function shownBy(search: TicketListSearch, view: View | null): Shown {
  const columns = search.columns?.split(',') ?? view?.columns ?? DEFAULT_COLUMNS;
  return {
    filter: FILTER_PARTS.some((part) => search[part] !== undefined)
      ? toFilter(search)
      : (view?.filter ?? EVERYTHING),
    columns: columns.length === 0 ? DEFAULT_COLUMNS : columns,
    sort: search.sort ?? view?.sort ?? DEFAULT_SORT,
  };
}

function isEdited(shown: Shown, view: View): boolean {
  return (
    !isSameFilter(shown.filter, view.filter) ||
    shown.columns.join() !== (view.columns ?? DEFAULT_COLUMNS).join() ||
    shown.sort !== (view.sort ?? DEFAULT_SORT)
  );
}

/** The parts of the address that a change writes; without a view nothing needs to be said of what is as always. */
function addressOf(
  { filter, columns, sort, text }: ListChange,
  { view, search }: { view: View | null; search: TicketListSearch },
): TicketListSearch {
  return {
    view: view?.id ?? search.view,
    ...(filter === undefined ? {} : filterAddress(filter, view)),
    ...(columns === undefined ? {} : { columns: columns.join() }),
    ...(sort === undefined ? {} : { sort }),
    ...(text === undefined ? {} : { search: text === '' ? undefined : text }),
  };
}

function filterAddress(filter: TicketFilter, view: View | null): TicketListSearch {
  const written = toFilterSearch(filter);
  if (view !== null) return written;
  // Taking the last filter away must not open the view that the bare address stands for.
  return written.filter === NO_FILTER
    ? { ...written, filter: undefined, view: 'all' }
    : { ...written, view: undefined };
}

/** An address that says nothing of what is shown. */
function isBare(search: TicketListSearch): boolean {
  return search.view === undefined && FILTER_PARTS.every((part) => search[part] === undefined);
}

/** What a bare address opens: the view used last in this browser, else the default that an admin set. */
function openingView(userId: string, views: ReturnType<typeof useViews>): View | null {
  const last = lastView(userId);
  const id = last ?? views?.defaultId;
  return views?.items.find((view) => view.id === id) ?? null;
}

function useKeepLast(userId: string, search: TicketListSearch, view: View | null): void {
  const chosen = search.view;
  const viewId = view?.id;
  useEffect(() => {
    if (chosen === 'all') keepLastView(userId, 'all');
    else if (chosen !== undefined && viewId !== undefined) keepLastView(userId, viewId);
  }, [userId, chosen, viewId]);
}
