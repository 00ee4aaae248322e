import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { listPipelines, type Pipeline } from '#lib/contract/pipelines.ts';

const NONE: Pipeline[] = [];

/** All pipelines with their stages, the default first; empty until known. */
export function usePipelines(): Pipeline[] {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['pipelines'],
    queryFn: ({ signal }) => api(listPipelines, {}, { signal }),
    staleTime: 60_000,
  });
  return data?.items ?? NONE;
}
