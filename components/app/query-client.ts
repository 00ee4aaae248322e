import { QueryClient } from '@tanstack/react-query';

/** The app's query cache. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The API client retries what is safe within its own budget; a second layer would only make failures slower to show.
      // `always`: a lost connection must show as a failed read with its remedy, not as a query that waits for ever.
      queries: { retry: false, networkMode: 'always', staleTime: 5000 },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
