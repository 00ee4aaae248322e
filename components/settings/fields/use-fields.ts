import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { useApi } from '#components/app/api-context.tsx';
import { ticketKeys } from '#components/tickets/ticket-keys.ts';
import {
  createField,
  type FieldChanges,
  listFieldDetails,
  type NewField,
  updateField,
} from '#lib/contract/fields.ts';
import type { FieldId } from '#lib/contract/ids.ts';

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
  const [api, queryClient] = [useApi(), useQueryClient()];
  const onSuccess = async () => {
    await queryClient.invalidateQueries({ queryKey: KEY });
    void queryClient.invalidateQueries({ queryKey: ['ticket-form'] });
    void queryClient.invalidateQueries({ queryKey: ticketKeys.all });
  };
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
