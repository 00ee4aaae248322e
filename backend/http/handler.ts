/** What a route's handler gets and gives. */
import type { Result } from '#lib/base/result.ts';
import type { Route, RouteAnswer, RouteInput } from '#lib/contract/route.ts';
import type { ROUTES, RouteName } from '#lib/contract/routes.ts';
import type { Companion, Refusal } from '#backend/commands/companion.ts';
import type { Once } from '#backend/commands/once.ts';
import type { ChangeFeed } from '#backend/data/change-feed.ts';
import type { Device } from '#backend/data/sessions.ts';
import type { Caller, PersonalCaller } from './callers.ts';

/** The companion with what only the HTTP layer needs. */
export type HttpCompanion = Companion & {
  version: string;
  /** The one-time token of set-up; null once set up. */
  setUpToken: string | null;
};

/** A request as a handler sees it; routes for anyone have no caller. */
export type Request<R extends Route> = RouteInput<R> & {
  companion: HttpCompanion;
  caller: R['access'] extends 'anyone' ? null : R['access'] extends 'in-person' ? PersonalCaller : Caller;
  once: Once | null;
  feed: ChangeFeed;
  /** The caller as he is now: null once the session is over or the user inactive. For answers that last. */
  findCallerAgain: () => Promise<Caller | null>;
  /** Calls back when the caller has gone, or has the whole answer. */
  onLeave: (listener: () => void) => void;
  /** Sets the session cookie of our own pages; null removes it. */
  setSession: (token: string | null) => void;
  /** Sets cookies that tie a sign-in provider's answer to this browser. */
  setCookies: (cookies: readonly string[]) => void;
  /** What the request comes from. */
  device: (client: Device['client']) => Device;
};

export type Handler<R extends Route> = (request: Request<R>) => Promise<Result<RouteAnswer<R>, Refusal>>;

/** Handlers of some routes, by the routes' names. */
export type HandlersOf<Name extends RouteName> = { [N in Name]: Handler<(typeof ROUTES)[N]> };
