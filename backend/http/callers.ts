/** Who calls: the session behind a bearer token or cookie, or the user behind an API key. */
import type { FastifyRequest } from 'fastify';
import type { ApiKeyId, SessionId } from '#lib/contract/ids.ts';
import { API_KEY_PREFIX } from '#backend/commands/create-api-key.ts';
import { findActorByKey, touchApiKey } from '#backend/data/api-keys.ts';
import type { Db } from '#backend/data/database.ts';
import { hashToken } from '#backend/data/secret-tokens.ts';
import { findActorByToken, touchSession, type Device } from '#backend/data/sessions.ts';
import { SESSION_LIFETIME_S } from '#backend/data/sign-in.ts';
import type { Actor } from '#backend/core/permissions.ts';

/** Cookie of the companion's own pages; extension and add-in use bearer tokens only. */
export const SESSION_COOKIE = 'threadside_session';

export type Caller = {
  actor: Actor;
  token: string;
  /** Null for a caller with an API key. */
  sessionId: SessionId | null;
  /** Null for somebody signed in. */
  keyId: ApiKeyId | null;
};

/** Somebody signed in, rather than a program with a key. */
export type PersonalCaller = Caller & { sessionId: SessionId };

/** Use is noted this often at most; a write on each request would cost more than the request. */
const TOUCH_EVERY_MS = 5 * 60 * 1000;

/** The caller of a request, or null. A session in use is extended. */
export async function findCaller(db: Db, request: FastifyRequest): Promise<Caller | null> {
  const token = bearerOf(request) ?? cookieOf(request);
  if (token === null) return null;
  return token.startsWith(API_KEY_PREFIX) ? findByKey(db, token) : findBySession(db, token);
}

async function findBySession(db: Db, token: string): Promise<Caller | null> {
  const found = await findActorByToken(db, token);
  if (found === null) return null;
  const { sessionId, lastUsedAt, isFirstUse, ...actor } = found;
  const at = new Date();
  if (isFirstUse || at.getTime() - lastUsedAt.getTime() > TOUCH_EVERY_MS) {
    const expiresAt = new Date(at.getTime() + SESSION_LIFETIME_S * 1000);
    await touchSession(db, { sessionId, userId: actor.userId, at, expiresAt });
  }
  return { actor, token, sessionId, keyId: null };
}

async function findByKey(db: Db, token: string): Promise<Caller | null> {
  const found = await findActorByKey(db, hashToken(token));
  if (found === null) return null;
  const { keyId, lastUsedAt, ...actor } = found;
  const at = new Date();
  if (at.getTime() - (lastUsedAt?.getTime() ?? 0) > TOUCH_EVERY_MS) await touchApiKey(db, keyId, at);
  return { actor, token, sessionId: null, keyId };
}

/** What a request comes from, for the list of sessions. */
export function deviceOf(request: FastifyRequest, client: Device['client']): Device {
  return {
    client,
    userAgent: request.headers['user-agent']?.slice(0, 500) ?? null,
    ipAddress: request.ip,
  };
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
