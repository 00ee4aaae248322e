import type { QueryClient } from '@tanstack/react-query';
import type { Api } from '#lib/api/api.ts';

/** What routes may use before their components exist. */
export type RouteContext = { api: Api; queryClient: QueryClient };
