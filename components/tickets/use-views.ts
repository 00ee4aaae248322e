import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { listViews } from '#lib/contract/views.ts';

/** Saved views that the user may open, and the one that the list opens with; undefined until known. */
export function useViews() {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['views'],
    queryFn: ({ signal }) => api(listViews, {}, { signal }),
    staleTime: 60_000,
  });
  return data;
}
