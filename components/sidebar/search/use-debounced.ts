import { useEffect, useState } from 'react';

/** Half of what a fast typist needs for a word; asking at each letter would answer for letters already gone. */
const DEBOUNCE_MS = 150;

/** The value once it has rested. */
export function useDebounced<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
