/**
 * Live changes for all tabs of a browser over one stream: six open ones would leave HTTP/1.1 no connection for anything else.
 * One tab leads, holding a lock, and passes on what it hears; when it goes, the next one goes on from the same place.
 */
import { watchChanges, type Change, type Changes } from '#lib/contract/changes.ts';
import type { Api } from './api.ts';
import { ApiProblem } from './api-errors.ts';

export type LiveChanges = {
  api: Api;
  /** The same in all tabs of one user at one companion, and in no others. */
  name: string;
  onChanges: (changes: readonly Change[]) => void;
  /** What was read before is true as of this cursor; absent: whatever changed before the stream began is not told. */
  since?: string | undefined;
  /** Ends it. */
  signal: AbortSignal;
};

const RETRY_MS_MIN = 500;
const RETRY_MS_MAX = 30_000;

/** A lock that nobody has is granted within this time; later means that another tab led until now. */
const GRANTED_AT_ONCE_MS = 500;

/** Tells what changes until the signal ends it. */
export function followChanges({ api, name, onChanges, signal, ...from }: LiveChanges): void {
  let { since } = from;
  const channel = openChannel(name);
  const hear = ({ cursor, changes }: Changes) => {
    since = cursor;
    if (changes.length > 0) onChanges(changes);
  };
  channel?.addEventListener('message', ({ data }: MessageEvent<Changes>) => hear(data));
  signal.addEventListener('abort', () => channel?.close());

  const lead = async () => {
    for (let waitMs = RETRY_MS_MIN; !signal.aborted; waitMs = Math.min(waitMs * 2, RETRY_MS_MAX)) {
      try {
        for await (const message of await api(watchChanges, { query: { since } }, { signal })) {
          waitMs = RETRY_MS_MIN;
          hear(message);
          channel?.postMessage(message);
        }
      } catch (cause) {
        // Nobody is signed in any more; the page says so.
        if (cause instanceof ApiProblem && cause.problem.code === 'not_signed_in') return;
      }
      // Not all at the same moment when a companion starts again.
      await pause(waitMs * (0.5 + Math.random()), signal);
    }
  };
  const askedAt = performance.now();
  void withLock(name, signal, () => {
    const tookOver = performance.now() - askedAt > GRANTED_AT_ONCE_MS;
    // Another tab led and this one heard nothing from it: whatever came between the two is not known.
    if (tookOver && since === undefined) onChanges([{ topic: 'everything' }]);
    return lead();
  });
}

/** Null where storage is blocked for a page, and its channels with it. */
function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}

async function withLock(name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  try {
    await navigator.locks.request(name, { signal }, work);
  } catch (cause) {
    if (signal.aborted) return;
    // Storage that is blocked for a page blocks its locks too; then each tab has a stream of its own.
    if (cause instanceof DOMException && cause.name === 'SecurityError') await work();
    else throw cause;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
