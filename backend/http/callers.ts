/** Who calls: the session behind a bearer token or cookie. */
import type { FastifyRequest } from 'fastify';
import { extendSession, findActorByToken } from '#backend/data/users.ts';
import type { Db } from '#backend/data/database.ts';
import type { Actor } from '#backend/core/permissions.ts';
import { SESSION_LIFETIME_S } from '#backend/data/sign-in.ts';

/** Cookie of the companion's own pages; extension and add-in use bearer tokens only. */
export const SESSION_COOKIE = 'threadside_session';

export type Caller = { actor: Actor; token: string };

const DAY_MS = 24 * 60 * 60 * 1000;

/** The signed-in caller of a request, or null. A session in use is extended once a day. */
export async function findCaller(db: Db, request: FastifyRequest): Promise<Caller | null> {
  const token = bearerOf(request) ?? cookieOf(request);
  if (token === null) return null;
  const actor = await findActorByToken(db, token);
  if (actor === null) return null;
  if (Date.now() - actor.sessionUpdatedAt.getTime() > DAY_MS) {
    await extendSession(db, token, new Date(Date.now() + SESSION_LIFETIME_S * 1000));
  }
  return { actor, token };
}

function bearerOf(request: FastifyRequest): string | null {
  const [, token] = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(request.headers.authorization ?? '') ?? [];
  return token ?? null;
}

/**
 * A cookie counts only for requests of our own pages: a foreign page can make a browser send it, but cannot choose
 * Sec-Fetch-Site or Origin. Reads need no proof, as a foreign page cannot see their answer.
 */
function cookieOf(request: FastifyRequest): string | null {
  const token = request.cookies[SESSION_COOKIE] ?? null;
  if (token === null || request.method === 'GET' || request.method === 'HEAD') return token;
  return isSameOrigin(request) ? token : null;
}

function isSameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = request.headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
