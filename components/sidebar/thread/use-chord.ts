import { useEffect, useEffectEvent } from 'react';

/** Two keys in a row count as a chord within this time. */
const CHORD_MS = 1500;

/** Calls `act` when `first` and then `second` are pressed outside of fields, so that typing never triggers it. */
export function useChord(first: string, second: string, act: () => void): void {
  const handleChord = useEffectEvent(act);
  useEffect(() => {
    const ended = new AbortController();
    let firstAt = -Infinity;
    const handleKeyDown = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === second && event.timeStamp - firstAt < CHORD_MS) {
        event.preventDefault();
        handleChord();
      }
      firstAt = event.key === first ? event.timeStamp : -Infinity;
    };
    addEventListener('keydown', handleKeyDown, { signal: ended.signal });
    return () => ended.abort();
  }, [first, second]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
