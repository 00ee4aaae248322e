import { createContext, use } from 'react';
import type { Api } from '#lib/api/api.ts';
import { assertExists } from '#lib/base/assert.ts';

/** The client that hooks fetch with; one for the whole app. */
export const ApiContext = createContext<Api | null>(null);

/** The app's API client. */
export function useApi(): Api {
  return assertExists(use(ApiContext), 'an ApiContext above this component');
}
