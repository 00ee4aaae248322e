import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import type { RecordId } from '#lib/contract/ids.ts';
import { createRecord, listRecords } from '#lib/contract/records.ts';

/** As many as fit beside a record. */
const TASKS_MAX = 50;

const keyOf = (recordId: RecordId) => ['records', 'tasks', recordId];

/** Tasks about a record, latest activity first. */
export function useTasks(recordId: RecordId) {
  const api = useApi();
  const query = useQuery({
    queryKey: keyOf(recordId),
    queryFn: ({ signal }) =>
      api(listRecords, { query: { kind: 'task', aboutId: recordId, limit: TASKS_MAX } }, { signal }),
  });
  return { ...query, tasks: query.data?.items ?? [] };
}

/** Adds a task about a record; the same one sent again after a lost answer is one task. */
export function useAddTask(recordId: RecordId, onAdded: () => void) {
  const [api, queryClient] = [useApi(), useQueryClient()];
  const sent = useRef({ name: '', key: '' });
  return useMutation({
    mutationFn: (name: string) => {
      if (sent.current.name !== name) sent.current = { name, key: crypto.randomUUID() };
      const body = { kind: 'task' as const, name, aboutId: recordId };
      return api(createRecord, { body }, { idempotencyKey: sent.current.key });
    },
    onSuccess: () => {
      sent.current = { name: '', key: '' };
      onAdded();
      return queryClient.invalidateQueries({ queryKey: keyOf(recordId) });
    },
  });
}
