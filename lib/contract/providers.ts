/** Sign-in at Google, Microsoft or an OpenID provider, where the operator has configured them. */
import * as z from 'zod/mini';
import { defineRoute } from './route.ts';

export const ProviderId = z.enum(['google', 'microsoft', 'oidc']);
export type ProviderId = z.infer<typeof ProviderId>;

export const Provider = z.object({
  id: ProviderId,
  /** Name for its button. */
  name: z.string(),
});
export type Provider = z.infer<typeof Provider>;

export const listProviders = defineRoute({
  method: 'GET',
  path: '/api/providers',
  summary: 'Providers that people can sign in at',
  access: 'anyone',
  response: z.object({ items: z.array(Provider) }),
  errors: [],
});

/** The provider leads back to `/api/auth/callback/…`, which sets the session cookie and leads on to `next`. */
export const startProviderSignIn = defineRoute({
  method: 'POST',
  path: '/api/providers/:providerId/sign-ins',
  summary: 'Begin to sign in at a provider: the address to go to',
  access: 'anyone',
  params: z.object({ providerId: ProviderId }),
  body: z.strictObject({
    /** Path in the companion to come back to. */
    next: z
      .string({ error: 'Give a path of the companion, such as /tickets.' })
      .check(
        z.maxLength(2000),
        z.regex(/^\/(?![/\\])/, { error: 'Give a path of the companion, such as /tickets.' }),
      ),
  }),
  response: z.object({ url: z.url() }),
  status: 201,
  errors: ['not_found', 'too_many_requests'],
  limitPerMinute: 20,
});
