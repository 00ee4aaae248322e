import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { type AssociableKind, type RecordSummary, listRecords } from '#lib/contract/records.ts';

/** As many as a small panel shows; typing narrows them. */
const CHOICES_MAX = 6;

const NONE: RecordSummary[] = [];

/** Records of a kind that fit what was typed; the latest active ones while nothing is. */
export function useRecordSearch(kind: AssociableKind, search: string) {
  const api = useApi();
  const { data, isPending, isError } = useQuery({
    queryKey: ['records', 'search', kind, search],
    queryFn: ({ signal }) =>
      api(
        listRecords,
        { query: { kind, limit: CHOICES_MAX, ...(search === '' ? {} : { search }) } },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
  return { records: data?.items ?? NONE, isPending, isError };
}
