/** Lets one page of this browser, or its worker, send at a time; where it has no locks, keys still keep everything single. */
export function withBrowserLock(work: () => Promise<void>, name = 'threadside-outbox'): Promise<void> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(name, work).catch((cause: unknown) => {
    // Storage blocked for this site blocks its locks too (seen in Chromium 156).
    if (cause instanceof DOMException && cause.name === 'SecurityError') return work();
    throw cause;
  });
}
