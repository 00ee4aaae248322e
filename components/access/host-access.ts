import { useEffect, useState } from 'react';

/** What the browser lets the extension reach, where it wants to be asked (Firefox). Elsewhere there is none. */
export type HostAccess = {
  has: (origin: string) => Promise<boolean>;
  /** Asks the person, from a click of theirs. */
  ask: (origin: string) => Promise<boolean>;
  /** Calls when access was given or taken, until the signal aborts. */
  watch: (onChange: () => void, signal: AbortSignal) => void;
};

/** What a page inside a mail has of it: no event of the browser tells it of a change. */
export type FrameAccess = Pick<HostAccess, 'has'>;

/** For pages that are not told; they look again as well when somebody comes back to them. */
const LOOK_AGAIN_MS = 20_000;

/** Whether the companion may be reached, followed as it changes; `unknown` for a moment at first. */
export function useHasAccess(
  access: HostAccess | FrameAccess | undefined,
  address: string | null,
): boolean | 'unknown' {
  const [found, setFound] = useState<{ address: string; isAllowed: boolean } | null>(null);
  const isAsked = access !== undefined && address !== null;
  useEffect(() => {
    if (!isAsked) return undefined;
    const ended = new AbortController();
    const look = async () => {
      // Without an answer it stays as it was found: what is written in the sidebar must not go for one lost message.
      const isAllowed = await access.has(address).catch(() => null);
      if (!ended.signal.aborted && isAllowed !== null) setFound({ address, isAllowed });
    };
    void look();
    followAccess(access, () => void look(), ended.signal);
    return () => ended.abort();
  }, [isAsked, access, address]);
  if (!isAsked) return true;
  return found?.address === address ? found.isAllowed : 'unknown';
}

function followAccess(access: HostAccess | FrameAccess, look: () => void, signal: AbortSignal): void {
  if ('watch' in access) return access.watch(look, signal);
  const timer = setInterval(look, LOOK_AGAIN_MS);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  document.addEventListener('visibilitychange', look, { signal });
  return undefined;
}
