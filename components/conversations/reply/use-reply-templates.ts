import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { listReplyTemplates } from '#lib/contract/reply-templates.ts';

/** One's own templates and everyone's. */
export function useReplyTemplates() {
  const api = useApi();
  return useQuery({
    queryKey: ['reply-templates'],
    queryFn: ({ signal }) => api(listReplyTemplates, {}, { signal }),
  });
}
