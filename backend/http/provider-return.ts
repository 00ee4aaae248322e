/**
 * Where Google, Microsoft and OpenID providers lead the browser back to. Not a route of the contract: a browser opens it, and it
 * answers with a redirect.
 */
import type { FastifyInstance } from 'fastify';
import { openSession } from '#backend/commands/open-session.ts';
import { deviceOf } from './callers.ts';
import type { HttpCompanion } from './handler.ts';
import { setSession } from './session-cookie.ts';

/** What the sign-in page can explain; whatever else the library or the provider says is `failed`. */
const REASONS: Readonly<Record<string, string>> = {
  signup_disabled: 'unknown',
  account_not_linked: 'unverified',
  email_not_found: 'unverified',
  access_denied: 'denied',
  state_mismatch: 'old',
  please_restart_the_process: 'old',
  invalid_state: 'old',
};

/** Adds `/api/auth/callback/…`, the address that is registered with the providers. */
export function registerProviderReturn(server: FastifyInstance, companion: HttpCompanion): void {
  const options = {
    schema: { hide: true },
    config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
  };
  server.get('/api/auth/callback/:providerId', options, async (request, reply) => {
    const back = await companion.signIn.finishProvider(request.url, request.headers.cookie ?? '');
    if ('error' in back) {
      request.log.info({ reason: REASONS[back.error] ?? 'failed' }, 'sign-in at a provider failed');
      return reply.redirect(`/sign-in?refused=${REASONS[back.error] ?? 'failed'}`);
    }
    const opened = await openSession(companion, back.token, deviceOf(request, 'web'));
    if (!opened.ok) return reply.redirect('/sign-in?refused=inactive');
    void reply.header('set-cookie', back.cookies);
    setSession(reply, companion.publicUrl, back.token);
    return reply.redirect(back.next);
  });
}
