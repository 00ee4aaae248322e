import { useEffect, useState } from 'react';

/** The time in epoch milliseconds, told again every `everyMs`: a minute for ages, a second for a countdown. */
export function useNow(everyMs = 60_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
