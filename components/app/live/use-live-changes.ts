import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { gatherChanges } from '#lib/api/gather-changes.ts';
import { followChanges } from '#lib/api/live-changes.ts';
import { useApi } from '../api-context.tsx';
import { useMe } from '../session.ts';
import { applyChanges } from './apply-changes.ts';

/** Keeps what is on the screen true while colleagues work. */
export function useLiveChanges(): void {
  const [api, queryClient] = [useApi(), useQueryClient()];
  const userId = useMe().user.id;
  useEffect(() => {
    const ended = new AbortController();
    const onChanges = gatherChanges((changes) => applyChanges(queryClient, changes), ended.signal);
    followChanges({ api, name: `threadside-changes ${userId}`, onChanges, signal: ended.signal });
    return () => ended.abort();
  }, [api, queryClient, userId]);
}
