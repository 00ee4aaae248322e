import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import type { z } from 'zod';
import { editTickets, type BulkEdit, type BulkResult } from '#lib/contract/bulk-edits.ts';
import { ticketKeys } from '../../ticket-keys.ts';

export type BulkChange = z.input<typeof BulkEdit>['change'];
type Targets = Pick<z.input<typeof BulkEdit>, 'tickets' | 'matching'>;

/** How far a change of many is; null while there is none. */
export type BulkRun = {
  total: number | null;
  done: number;
  refused: BulkResult[];
  state: 'running' | 'finished' | 'stopped' | 'failed';
  reason?: string | undefined;
};

/** Changes many tickets and tells how far it is. */
export function useBulkEdit() {
  const [api, queryClient] = [useApi(), useQueryClient()];
  const [run, setRun] = useState<BulkRun | null>(null);
  const controller = useRef<AbortController>(null);
  const start = async (targets: Targets, change: BulkChange) => {
    const { signal } = (controller.current = new AbortController());
    setRun({ total: null, done: 0, refused: [], state: 'running' });
    const finish = (state: BulkRun['state'], reason?: string) =>
      setRun((before) => (before === null ? null : { ...before, state, reason }));
    try {
      for await (const { total, results } of await api(
        editTickets,
        { body: { ...targets, change } },
        { signal },
      ))
        setRun((before) => before && withResults(before, total, results));
      finish('finished');
    } catch (error) {
      finish(signal.aborted ? 'stopped' : 'failed', refusalText(error));
    }
    await queryClient.invalidateQueries({ queryKey: ticketKeys.all });
  };
  return {
    run,
    start: (targets: Targets, change: BulkChange) => void start(targets, change),
    stop: () => controller.current?.abort(),
    forget: () => setRun(null),
  };
}

function withResults(run: BulkRun, total: number, results: readonly BulkResult[]): BulkRun {
  return {
    ...run,
    total,
    done: run.done + results.filter(({ isDone }) => isDone).length,
    refused: [...run.refused, ...results.filter(({ isDone }) => !isDone)],
  };
}
