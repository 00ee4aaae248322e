/**
 * How often one caller may ask. These counts are each process's own; guessing of passwords and codes is counted in the database
 * (`commands/limit-tries`), where it holds for all processes together.
 */
import type { FastifyContextConfig, FastifyRequest } from 'fastify';
import type { Route } from '#lib/contract/route.ts';
import type { Caller } from './callers.ts';

export type Limits = {
  /** Writes a minute by one user or, not signed in, one address. */
  writesPerMinute: number;
  /** Requests of any kind a minute with one API key. */
  keyRequestsPerMinute: number;
};

/** For tests and benchmarks. */
export const NO_LIMITS: Limits = { writesPerMinute: Infinity, keyRequestsPerMinute: Infinity };

/** The caller found when a request came in, for its limits and its handler. */
const callers = new WeakMap<FastifyRequest, Caller | null>();

/** Keeps the caller with the request. */
export function rememberCaller(request: FastifyRequest, caller: Caller | null): void {
  callers.set(request, caller);
}

/** The caller kept with the request; null for routes that anybody may call. */
export function callerOf(request: FastifyRequest): Caller | null {
  return callers.get(request) ?? null;
}

/** What the route's own limit, or the general one, is for the rate-limit plug-in. */
export function limitOf(route: Route, limits: Limits): FastifyContextConfig {
  if (route.limitPerMinute !== undefined)
    return { rateLimit: { max: route.limitPerMinute, timeWindow: '1 minute' } };
  return {
    rateLimit: {
      max: (request) => (isKey(request) ? limits.keyRequestsPerMinute : limits.writesPerMinute),
      timeWindow: '1 minute',
      // One count for all routes, not one for each.
      groupId: 'general',
      keyGenerator: (request) => keyOf(request),
      allowList: (request) => route.method === 'GET' && !isKey(request),
    },
  };
}

function isKey(request: FastifyRequest): boolean {
  return typeof callerOf(request)?.keyId === 'string';
}

function keyOf(request: FastifyRequest): string {
  const caller = callerOf(request);
  return caller?.keyId ?? caller?.actor.userId ?? request.ip;
}

/** The error that becomes a problem document with the time to wait. */
export function tooManyError(_request: FastifyRequest, { ttl }: { ttl: number }): Error {
  return Object.assign(new Error('Too many requests'), {
    statusCode: 429,
    retryAfterSeconds: Math.max(1, Math.ceil(ttl / 1000)),
  });
}
