import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { RecordImportId } from '#lib/contract/ids.ts';
import {
  createRecordImport,
  type ImportMapping,
  listRecordImports,
  type RecordImport,
  readRecordImport,
  startRecordImport,
  stopRecordImport,
} from '#lib/contract/record-imports.ts';
import type { RecordKind } from '#lib/contract/records.ts';

const LIST = ['imports', 'list'];
const keyOf = (importId: string) => ['imports', 'one', importId];

/** How often an import at work is looked at. */
const LOOK_EVERY_MS = 1_000;

/** True while the companion works on it. */
export function isAtWork({ state }: Pick<RecordImport, 'state'>): boolean {
  return state === 'checking' || state === 'running';
}

/** The latest imports. */
export function useImports() {
  const api = useApi();
  return useQuery({ queryKey: LIST, queryFn: ({ signal }) => api(listRecordImports, {}, { signal }) });
}

/** One import, looked at again and again while the companion works on it. */
export function useImport(importId: string) {
  const api = useApi();
  return useQuery({
    queryKey: keyOf(importId),
    queryFn: ({ signal }) =>
      api(readRecordImport, { params: { importId: RecordImportId.parse(importId) } }, { signal }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isAtWork(state.data) ? LOOK_EVERY_MS : false,
  });
}

/** Sends a file. */
export function useUpload(onDone: (found: RecordImport) => void) {
  const [api, queryClient] = [useApi(), useQueryClient()];
  return useMutation({
    mutationFn: ({ kind, file }: { kind: RecordKind; file: File }) =>
      api(createRecordImport, { query: { kind, fileName: file.name.slice(0, 200) }, upload: file }),
    onSuccess: (found) => {
      queryClient.setQueryData(keyOf(found.id), found);
      void queryClient.invalidateQueries({ queryKey: LIST });
      onDone(found);
    },
  });
}

type Start = { isTrial: boolean; mapping: ImportMapping };

/** Tries, starts or stops an import. */
export function useImportRuns({ id }: RecordImport) {
  const [api, queryClient] = [useApi(), useQueryClient()];
  const params = { importId: id };
  const keep = (found: RecordImport) => {
    queryClient.setQueryData(keyOf(id), found);
    void queryClient.invalidateQueries({ queryKey: LIST });
  };
  const refresh = () => queryClient.invalidateQueries({ queryKey: keyOf(id) });
  return {
    start: useMutation({
      mutationFn: (body: Start) => api(startRecordImport, { params, body }),
      onSuccess: keep,
      onError: refresh,
    }),
    stop: useMutation({
      mutationFn: () => api(stopRecordImport, { params }),
      onSuccess: keep,
      onError: refresh,
    }),
  };
}
