import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import type { Api } from '#lib/api/api.ts';
import { assertExists } from '#lib/base/assert.ts';
import { type Field, listFields } from '#lib/contract/fields.ts';
import { listPipelines, type Pipeline } from '#lib/contract/pipelines.ts';
import { listUsers, type UserSummary } from '#lib/contract/users.ts';

/** What a new ticket's form offers: pipelines, owners, custom fields, and where and how it starts. */
export type TicketForm = {
  /** The default first. */
  pipelines: Pipeline[];
  owners: UserSummary[];
  fields: Field[];
  prefill: {
    pipelineId: string;
    stageId: string;
    /** Defaults by key, of the fields of every pipeline. */
    fields: Record<string, unknown>;
  };
};

const ONE_MINUTE_MS = 60_000;

/** The form of a ticket made by hand. */
export function useTicketForm() {
  const api = useApi();
  return useQuery({
    queryKey: ['ticket-form'],
    queryFn: ({ signal }) => readForm(api, signal),
    staleTime: ONE_MINUTE_MS,
  });
}

/** The custom fields of tickets, of every pipeline. */
export function useTicketFields() {
  const api = useApi();
  return useQuery({
    queryKey: ['ticket-form', 'fields'],
    queryFn: async ({ signal }) => (await api(listFields, {}, { signal })).items,
    staleTime: ONE_MINUTE_MS,
  });
}

async function readForm(api: Api, signal: AbortSignal): Promise<TicketForm> {
  const [{ items: pipelines }, { items: owners }, { items: fields }] = await Promise.all([
    api(listPipelines, {}, { signal }),
    api(listUsers, {}, { signal }),
    api(listFields, {}, { signal }),
  ]);
  const pipeline = assertExists(pipelines[0], 'the default pipeline');
  const stage = assertExists(pipeline.stages[0], 'the first stage of the default pipeline');
  const defaults = fields.filter(({ defaultValue }) => defaultValue !== null);
  return {
    pipelines,
    owners,
    fields,
    prefill: {
      pipelineId: pipeline.id,
      stageId: stage.id,
      fields: Object.fromEntries(defaults.map(({ key, defaultValue }) => [key, defaultValue])),
    },
  };
}
