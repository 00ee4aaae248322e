import { useEffect, useState } from 'react';

/** What the browser lets the extension reach, where it wants to be asked (Firefox). Elsewhere there is none. */
export type HostAccess = {
  has: (origin: string) => Promise<boolean>;
  /** Asks the person, from a click of theirs. */
  ask: (origin: string) => Promise<boolean>;
};

/** No event of the browser tells a page inside a mail that access was given or taken. */
const LOOK_AGAIN_MS = 2000;

/** Whether the companion may be reached, followed as it changes; `unknown` for a moment at first. */
export function useHasAccess(
  access: Pick<HostAccess, 'has'> | undefined,
  address: string | null,
): boolean | 'unknown' {
  const [found, setFound] = useState<{ address: string; isAllowed: boolean } | null>(null);
  const isAsked = access !== undefined && address !== null;
  useEffect(() => {
    if (!isAsked) return undefined;
    let isOver = false;
    const look = async () => {
      // Without an answer it stays as it was found: what is written in the sidebar must not go for one lost message.
      const isAllowed = await access.has(address).catch(() => null);
      if (!isOver && isAllowed !== null) setFound({ address, isAllowed });
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_AGAIN_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [isAsked, access, address]);
  if (!isAsked) return true;
  return found?.address === address ? found.isAllowed : 'unknown';
}
