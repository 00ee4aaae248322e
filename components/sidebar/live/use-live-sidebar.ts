import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Api } from '#lib/api/api.ts';
import { gatherChanges } from '#lib/api/gather-changes.ts';
import { followChanges } from '#lib/api/live-changes.ts';
import type { Change } from '#lib/contract/changes.ts';
import { touches } from './touches.ts';

/**
 * Keeps the sidebar true while colleagues work. All tabs of the mail program share one stream; the token stays in the
 * extension's own pages. A tab that nobody sees asks once when it is looked at again, and not at each change.
 */
export function useLiveSidebar(api: Api, owner: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    let unseen: Change[] = [];
    const show = (changes: readonly Change[]) => {
      unseen.push(...changes);
      if (document.visibilityState === 'hidden') return;
      const shown = unseen;
      unseen = [];
      void client.invalidateQueries({
        predicate: ({ queryKey }) => shown.some((change) => touches(change, queryKey)),
      });
    };
    document.addEventListener('visibilitychange', () => show([]), { signal });
    followChanges({
      api,
      name: `threadside-changes ${owner}`,
      onChanges: gatherChanges(show, signal),
      signal,
    });
    return () => ended.abort();
  }, [api, owner, client]);
}
