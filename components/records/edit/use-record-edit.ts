import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { useToasts } from '#components/ui/toast.tsx';
import { ApiProblem } from '#lib/api/api-errors.ts';
import { CrmRecord, updateRecord } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { type RecordDraft, toChanges, toDraft } from './record-draft.ts';

/** What is saved now, where somebody was faster. */
export type StaleRecord = { record: CrmRecord; changedBy: string | null };

/** An edit of a record: its draft, saving it, and what to do when somebody saved meanwhile. */
export function useRecordEdit(opened: CrmRecord, onSaved: () => void) {
  const [api, queryClient, toasts] = [useApi(), useQueryClient(), useToasts()];
  const [base, setBase] = useState(opened);
  const [draft, setDraft] = useState(() => toDraft(opened));
  const [stale, setStale] = useState<StaleRecord | null>(null);
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: (version: number) =>
      api(updateRecord, { params: { recordId: base.id }, body: toChanges(base, draft, version) }),
    onSuccess: async (saved) => {
      toasts.show({ words: t('appFiles.form.saved', { name: saved.name }) });
      await queryClient.invalidateQueries({ queryKey: ['records'] });
      onSaved();
    },
    onError: (cause) => setStale(staleOf(cause)),
  });
  return {
    draft,
    stale,
    error: stale === null ? error : null,
    isPending,
    change: (part: Partial<RecordDraft>) => setDraft({ ...draft, ...part }),
    save: () => mutate(stale?.record.version ?? base.version),
    takeTheirs: (theirs: StaleRecord) => {
      setBase(theirs.record);
      setDraft(toDraft(theirs.record));
      setStale(null);
      reset();
    },
  };
}

export type RecordEdit = ReturnType<typeof useRecordEdit>;

function staleOf(error: unknown): StaleRecord | null {
  if (!(error instanceof ApiProblem) || error.code !== 'stale_version') return null;
  const facts = error.problem.facts as { record?: unknown; changedBy?: unknown } | undefined;
  const record = CrmRecord.safeParse(facts?.record);
  if (!record.success) return null;
  return { record: record.data, changedBy: typeof facts?.changedBy === 'string' ? facts.changedBy : null };
}
