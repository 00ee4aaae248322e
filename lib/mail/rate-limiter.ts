/** Spaces out calls so that a mail program's server never sees more than it sees from its own page. */

/** One sliding window: at most `count` starts in any `perMs`. */
export type RateWindow = { count: number; perMs: number };

/** Time as an argument, so that tests need no real waiting. */
export type RateClock = { now(): number; wait(ms: number): Promise<void> };

const realClock: RateClock = {
  now: () => performance.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** Resolves when the caller may start; callers are served in the order they asked. */
export type RateLimiter = () => Promise<void>;

/** A limiter that keeps all the windows at once. */
export function createRateLimiter(windows: readonly RateWindow[], clock: RateClock = realClock): RateLimiter {
  const starts: number[] = [];
  const longestMs = Math.max(...windows.map((window) => window.perMs));
  let queue = Promise.resolve();

  const waitMs = (): number => {
    const now = clock.now();
    const waits = windows.map(({ count, perMs }) => (starts.at(-count) ?? -Infinity) + perMs - now);
    return Math.max(0, ...waits);
  };

  const takeTurn = async (): Promise<void> => {
    for (let ms = waitMs(); ms > 0; ms = waitMs()) await clock.wait(ms);
    starts.push(clock.now());
    while (starts.length > 0 && (starts[0] ?? 0) < clock.now() - longestMs) starts.shift();
  };

  return () => {
    queue = queue.then(takeTurn);
    return queue;
  };
}
