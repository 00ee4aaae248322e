import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { type UserSummary, listUsers } from '#lib/contract/users.ts';

const NOBODY: UserSummary[] = [];

/** Active users by name; empty until known, as nothing that offers them must wait for it. */
export function useUsers(): UserSummary[] {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['users'],
    queryFn: ({ signal }) => api(listUsers, {}, { signal }),
    staleTime: 60_000,
  });
  return data?.items ?? NOBODY;
}
