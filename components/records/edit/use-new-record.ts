import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { useMe } from '#components/app/session.ts';
import { useToasts } from '#components/ui/toast.tsx';
import { createRecord, type RecordKind } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { emptyDraft, type RecordDraft, toNewRecord } from './record-draft.ts';

/** The form of a new record, which is its maker's own until another owner is chosen. */
export function useNewRecord(kind: RecordKind) {
  const [api, queryClient, toasts, navigate] = [useApi(), useQueryClient(), useToasts(), useNavigate()];
  const me = useMe();
  const [draft, setDraft] = useState(() => emptyDraft(me.user.id));
  // One for what the form says: trying the same again makes no second record.
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => api(createRecord, { body: toNewRecord(kind, draft) }, { idempotencyKey }),
    onSuccess: async ({ id, name }) => {
      toasts.show({ words: t('appFiles.form.added', { name }) });
      void queryClient.invalidateQueries({ queryKey: ['records'] });
      await navigate({ to: '/records/$recordId', params: { recordId: id } });
    },
  });
  return {
    draft,
    error,
    isPending,
    change: (part: Partial<RecordDraft>) => {
      setDraft({ ...draft, ...part });
      setKey(crypto.randomUUID());
    },
    add: () => mutate(),
  };
}
