import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { useToasts } from '#components/ui/toast.tsx';
import { TeamId } from '#lib/contract/ids.ts';
import { createView, deleteView, updateView, type View } from '#lib/contract/views.ts';
import { t } from '#lib/i18n/i18n.ts';
import { DEFAULT_COLUMNS, DEFAULT_SORT } from '../columns/columns.ts';
import type { ListState } from '../use-list-state.ts';

/** What a view keeps of the list; what is as always is left open. */
export function contentOf({ filter, columns, sort }: Pick<ListState, 'filter' | 'columns' | 'sort'>) {
  const isAsAlways = columns.join() === DEFAULT_COLUMNS.join();
  return {
    filter,
    columns: isAsAlways ? null : [...columns],
    sort: sort === DEFAULT_SORT ? null : sort,
  };
}

/** For whom a new view is: `mine`, `everyone`, or a team's id. */
export type ViewFor = string;

/** Saving, changing and deleting views; each ends with the views read again. */
export function useViewWrites(state: ListState) {
  const [api, queryClient, toasts] = [useApi(), useQueryClient(), useToasts()];
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['views'] });
  const show = (words: string) => toasts.show({ words });
  const create = useMutation({
    mutationFn: ({ name, whom }: { name: string; whom: ViewFor }) =>
      api(createView, {
        body: {
          name,
          scope: whom === 'mine' || whom === 'everyone' ? whom : 'team',
          teamId: whom === 'mine' || whom === 'everyone' ? null : TeamId.parse(whom),
          ...contentOf(state),
        },
      }),
    onSuccess: async (view) => {
      await refresh();
      show(t('appLists.views.saved', { view: view.name }));
      state.openView(view);
    },
  });
  const update = useMutation({
    mutationFn: ({ view, name }: { view: View; name?: string }) =>
      api(updateView, {
        params: { viewId: view.id },
        body: { version: view.version, ...(name === undefined ? contentOf(state) : { name }) },
      }),
    onSuccess: async (view, { name }) => {
      await refresh();
      show(t('appLists.views.saved', { view: view.name }));
      if (name === undefined) state.openView(view);
    },
    onError: async (error) => {
      show(refusalText(error) ?? '');
      await refresh();
    },
  });
  const remove = useMutation({
    mutationFn: (view: View) => api(deleteView, { params: { viewId: view.id } }),
    onSuccess: async (_, view) => {
      state.openView(null);
      await refresh();
      show(t('appLists.views.deleted', { view: view.name }));
    },
  });
  return { create, update, remove };
}
