import { useEffect, useEffectEvent } from 'react';
import { listenForChords } from '#lib/mail/chords.ts';

/** Calls `act` when `;` and then `key` are pressed outside of fields. */
export function useChord(key: string, act: () => void): void {
  const handleChord = useEffectEvent(act);
  useEffect(() => {
    const ended = new AbortController();
    listenForChords({ [key]: () => handleChord() }, ended.signal);
    return () => ended.abort();
  }, [key]);
}
