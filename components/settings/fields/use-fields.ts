import { useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { useApi } from '#components/app/api-context.tsx';
import {
  createField,
  type FieldChanges,
  listFieldDetails,
  type NewField,
  updateField,
} from '#lib/contract/fields.ts';
import type { FieldId } from '#lib/contract/ids.ts';
import { useRefreshModule } from '../parts/use-refresh-module.ts';

const KEY = ['settings', 'fields'] as const;

/** All custom fields, archived ones last. */
export function useFields() {
  const api = useApi();
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await api(listFieldDetails, {}, { signal })).items,
  });
}

/** Writes to fields; each answers with the field as it then is, and all that shows fields is read again. */
export function useFieldWrites() {
  const [api, onSuccess] = [useApi(), useRefreshModule(KEY)];
  const create = useMutation({
    mutationFn: (body: z.input<typeof NewField>) =>
      api(createField, { body }, { idempotencyKey: crypto.randomUUID() }),
    onSuccess,
  });
  const change = useMutation({
    mutationFn: ({ id, body }: { id: FieldId; body: z.input<typeof FieldChanges> }) =>
      api(updateField, { params: { fieldId: id }, body }),
    onSuccess,
  });
  return { create, change };
}
