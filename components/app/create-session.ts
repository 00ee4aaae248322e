import type { QueryClient } from '@tanstack/react-query';
import { type Api, createApi } from '#lib/api/api.ts';
import { createQueryClient } from './query-client.ts';
import { type AppRouter, createAppRouter } from './router.tsx';

/** What the app is made of: client, cache and router, tied so that the end of a session leads to the sign-in page. */
export function createSession(baseUrl: string): { api: Api; queryClient: QueryClient; router: AppRouter } {
  const queryClient = createQueryClient();
  const api = createApi({ baseUrl, onSignedOut: () => goToSignIn(router, queryClient) });
  const router = createAppRouter({ api, queryClient });
  return { api, queryClient, router };
}

/** A session that ended while a page was open: sign in again, then return to it. Pages for people signed out stay. */
function goToSignIn(router: AppRouter, queryClient: QueryClient): void {
  if (queryClient.getQueryData(['me']) === undefined) return;
  queryClient.removeQueries({ queryKey: ['me'] });
  void router.navigate({ to: '/sign-in', search: { next: router.state.location.href } });
}
