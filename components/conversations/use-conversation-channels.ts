import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { listConversationChannels } from '#lib/contract/conversation-channels.ts';

/** The channels whose conversations the user may see, by name. */
export function useConversationChannels() {
  const api = useApi();
  return useQuery({
    queryKey: ['settings', 'conversation-channels'],
    queryFn: async ({ signal }) => (await api(listConversationChannels, {}, { signal })).items,
  });
}
