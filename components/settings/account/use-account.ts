import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { readAccount } from '#lib/contract/accounts.ts';

/** How the signed-in user signs in. */
export function useAccount() {
  const api = useApi();
  return useQuery({
    queryKey: ['account'],
    queryFn: ({ signal }) => api(readAccount, {}, { signal }),
  });
}
