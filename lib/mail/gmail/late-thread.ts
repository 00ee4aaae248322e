/**
 * A thread that Gmail shows and InboxSDK does not tell of: it waits up to 15 s for Gmail's side panel, which accounts and
 * administrators can switch off (seen in 2.2.26). Its router knows by then that a thread is open, and often which.
 */
import type { MailThread } from '#lib/mail/mail-host.ts';
import type { GmailSdk } from './load-sdk.ts';

/** With a side panel the thread follows its route within half a second; a surface has to be there 5 s after opening. */
const LATE_AFTER_MS = 2000;

type Route = ReturnType<GmailSdk['Router']['getCurrentRouteView']>;

/** Who is told of a late thread. */
export type LateOptions = {
  /** Whether the SDK has told of the open thread meanwhile. */
  isTold: () => boolean;
  /** A thread is open; the signal aborts when it closes. */
  onLate: (thread: MailThread, signal: AbortSignal) => void;
  signal: AbortSignal;
};

/** Watches until the signal aborts. */
export function watchLateThreads(sdk: GmailSdk, { isTold, onLate, signal }: LateOptions): void {
  const mailbox = sdk.User.getEmailAddress();
  let routes = 0;
  const look = (route: Route, closing: AbortSignal): void => {
    // The answer is kept by the SDK, so it is asked for only now, when Gmail has drawn the thread.
    if (closing.aborted || isTold() || route.getRouteType() !== sdk.Router.RouteTypes.THREAD) return;
    const providerThreadId = legacyThreadId(route.getParams()['threadID'] ?? '');
    const key = providerThreadId ?? `route-${(routes += 1)}`;
    const identity = { state: 'reading' } as const;
    onLate({ key, providerThreadId, mailbox, subject: '', messages: [], identity }, closing);
  };
  const stop = sdk.Router.handleAllRoutes((route: Route) => {
    const closing = new AbortController();
    route.on('destroy', () => closing.abort());
    setTimeout(look, LATE_AFTER_MS, route, AbortSignal.any([closing.signal, signal]));
  });
  signal.addEventListener('abort', stop, { once: true });
}

/** The id in the form that thread views give, 16 hexadecimal digits; null where the address has another kind. */
export function legacyThreadId(inAddress: string): string | null {
  if (/^[0-9a-f]{16}$/i.test(inAddress)) return inAddress;
  const [, decimal] = /^thread-f:(\d+)$/.exec(inAddress) ?? [];
  return decimal === undefined ? null : BigInt(decimal).toString(16);
}
