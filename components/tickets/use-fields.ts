import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { listFields, type Field } from '#lib/contract/fields.ts';

const NONE: Field[] = [];

/** Custom fields in order; empty until known. */
export function useFields(): Field[] {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['fields'],
    queryFn: ({ signal }) => api(listFields, {}, { signal }),
    staleTime: 60_000,
  });
  return data?.items ?? NONE;
}
