import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { listCalendars } from '#lib/contract/calendars.ts';
import type { RouteCall } from '#lib/contract/route.ts';
import { readSlaPolicy } from '#lib/contract/sla.ts';
import { previewSla } from '#lib/contract/sla-previews.ts';

/** The global policy. */
export function useSlaPolicy() {
  const api = useApi();
  return useQuery({
    queryKey: ['settings', 'sla-policy'],
    queryFn: ({ signal }) => api(readSlaPolicy, {}, { signal }),
  });
}

/** All calendars by name. */
export function useCalendars() {
  const api = useApi();
  return useQuery({
    queryKey: ['settings', 'calendars'],
    queryFn: async ({ signal }) => (await api(listCalendars, {}, { signal })).items,
  });
}

export type PreviewAsked = NonNullable<RouteCall<typeof previewSla>['body']>;

/** What deadlines these settings would give; the last answer stays until the next is there. */
export function useSlaPreview(asked: PreviewAsked | null) {
  const api = useApi();
  return useQuery({
    queryKey: ['settings', 'sla-preview', asked],
    queryFn: ({ signal }) => api(previewSla, { body: asked ?? NOTHING }, { signal }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

const NOTHING: PreviewAsked = { createdAt: '', firstResponseS: null, closureS: null };
