import './mantine-styles.ts';
import '#lib/i18n/app-words.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { ThemedRoot } from '#components/ui/theme/themed-root.tsx';
import { ApiContext } from './api-context.tsx';
import { createSession } from './create-session.ts';

type Props = {
  /** Address of the companion; its own pages give their origin. */
  baseUrl: string;
};

/** The companion's web app. */
export function App({ baseUrl }: Props) {
  const [{ api, queryClient, router }] = useState(() => createSession(baseUrl));
  return (
    <ThemedRoot scheme="auto">
      <QueryClientProvider client={queryClient}>
        <ApiContext value={api}>
          <RouterProvider router={router} />
        </ApiContext>
      </QueryClientProvider>
    </ThemedRoot>
  );
}
