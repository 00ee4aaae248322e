import type { FastifyReply } from 'fastify';
import { SESSION_LIFETIME_S } from '#backend/data/sign-in.ts';
import { SESSION_COOKIE } from './callers.ts';

/** Sets the session cookie of the companion's own pages; null removes it. */
export function setSession(reply: FastifyReply, publicUrl: string, token: string | null): void {
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
  } as const;
  if (token === null) reply.clearCookie(SESSION_COOKIE, options);
  else reply.setCookie(SESSION_COOKIE, token, { ...options, maxAge: SESSION_LIFETIME_S });
}
