import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { readMailSetting } from '#lib/contract/mail-settings.ts';

/** Mails are sent without news of theirs. */
const LOOK_EVERY_MS = 10_000;

/** How the workspace sends mail, and what was not sent. */
export function useOutgoingMail() {
  const api = useApi();
  return useQuery({
    queryKey: ['settings', 'outgoing-mail'],
    queryFn: ({ signal }) => api(readMailSetting, {}, { signal }),
    refetchInterval: LOOK_EVERY_MS,
  });
}
