import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { listChannels } from '#lib/contract/channels.ts';

/** All channels by name. */
export function useChannels() {
  const api = useApi();
  return useQuery({
    queryKey: ['settings', 'channels'],
    queryFn: async ({ signal }) => (await api(listChannels, {}, { signal })).items,
  });
}
