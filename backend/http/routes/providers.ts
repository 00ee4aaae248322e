import { err, ok } from '#lib/base/result.ts';
import type { HandlersOf } from '../handler.ts';

export const providerHandlers: HandlersOf<'listProviders' | 'startProviderSignIn'> = {
  listProviders: async ({ companion }) => ok({ items: companion.signIn.providers }),

  startProviderSignIn: async ({ companion, params, body, setCookies }) => {
    const isConfigured = companion.signIn.providers.some(({ id }) => id === params.providerId);
    if (!isConfigured)
      return err({ code: 'not_found', detail: 'Sign in another way; this provider is not configured here.' });
    const { url, cookies } = await companion.signIn.startProvider(params.providerId, body.next);
    setCookies(cookies);
    return ok({ url });
  },
};
