import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { followChanges } from '#lib/api/live-changes.ts';
import type { Change } from '#lib/contract/changes.ts';
import { useApi } from '../api-context.tsx';
import { useMe } from '../session.ts';
import { applyChanges } from './apply-changes.ts';

/** Changes that come faster are shown together: a busy desk must not read its list ten times a second. */
const GATHER_MS = 400;

/** Keeps what is on the screen true while colleagues work. */
export function useLiveChanges(): void {
  const [api, queryClient] = [useApi(), useQueryClient()];
  const userId = useMe().user.id;
  useEffect(() => {
    const ended = new AbortController();
    const onChanges = gather((changes) => applyChanges(queryClient, changes), ended.signal);
    followChanges({ api, name: `threadside-changes ${userId}`, onChanges, signal: ended.signal });
    return () => ended.abort();
  }, [api, queryClient, userId]);
}

/** Passes the first changes on at once, and those that come within the time together after it. */
function gather(pass: (changes: readonly Change[]) => void, signal: AbortSignal) {
  let waiting: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const passOn = () => {
    timer = null;
    if (signal.aborted || waiting.length === 0) return;
    pass(waiting);
    waiting = [];
    timer = setTimeout(passOn, GATHER_MS);
  };
  return (changes: readonly Change[]) => {
    waiting.push(...changes);
    if (timer === null) passOn();
  };
}
