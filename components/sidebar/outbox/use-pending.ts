import { useMemo, useSyncExternalStore } from 'react';
import { useServices } from '../services.tsx';
import type { PendingCreate } from './outbox-runner.ts';

/** Creates of one thread that are on their way, waiting or refused, newest first. */
export function usePendingCreates(place: string): PendingCreate[] {
  const { outbox } = useServices();
  const pending = useSyncExternalStore(outbox.subscribe, outbox.getPending);
  return useMemo(() => pending.filter((create) => create.place === place).toReversed(), [pending, place]);
}
