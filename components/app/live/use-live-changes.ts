import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { gatherChanges } from '#lib/api/gather-changes.ts';
import { followChanges } from '#lib/api/live-changes.ts';
import { useApi } from '../api-context.tsx';
import { useMe } from '../session.ts';
import { applyChanges } from './apply-changes.ts';

/** Keeps what is on the screen true while colleagues work. */
export function useLiveChanges(): void {
  const [api, queryClient] = [useApi(), useQueryClient()];
  const { user, cursor } = useMe();
  const userId = user.id;
  // Of the first answer: later ones come when the stream goes already.
  const [since] = useState(cursor);
  useEffect(() => {
    const ended = new AbortController();
    const onChanges = gatherChanges((changes) => applyChanges(queryClient, changes), ended.signal);
    followChanges({ api, name: `threadside-changes ${userId}`, onChanges, since, signal: ended.signal });
    return () => ended.abort();
  }, [api, queryClient, userId, since]);
}
