import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Api } from '#lib/api/api.ts';
import type { Permission } from '#lib/contract/permissions.ts';
import { readCompanion, signOut } from '#lib/contract/sessions.ts';
import { type Me, readMe } from '#lib/contract/users.ts';
import { useApi } from './api-context.tsx';

const FIVE_MINUTES_MS = 300_000;

/** Who is signed in; rejects with `not_signed_in` when nobody is. */
export function meQuery(api: Api) {
  return queryOptions({
    queryKey: ['me'],
    queryFn: ({ signal }) => api(readMe, {}, { signal }),
    staleTime: FIVE_MINUTES_MS,
  });
}

/** Which companion this is, and whether it is set up. */
export function companionQuery(api: Api) {
  return queryOptions({
    queryKey: ['companion'],
    queryFn: ({ signal }) => api(readCompanion, {}, { signal }),
  });
}

/** The signed-in user; only below routes that were entered signed in. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery(useApi())).data;
}

/** Whether the signed-in user's profile grants something. */
export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission);
}

/** Ends the session, forgets all that was read in it, and goes to the sign-in page. */
export function useSignOut(next = '/') {
  const [api, queryClient, router] = [useApi(), useQueryClient(), useRouter()];
  return useMutation({
    mutationFn: () => api(signOut, {}),
    onSuccess: async () => {
      await router.navigate({ to: '/sign-in', search: { next } });
      queryClient.clear();
      sessionStorage.clear();
    },
  });
}
