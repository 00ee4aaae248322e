import { useMemo, useSyncExternalStore } from 'react';
import type { TicketId } from '#lib/contract/ids.ts';
import { useServices } from '../services.tsx';
import type { Pending, PendingComment, PendingCreate, PendingEdit } from './pending-list.ts';

/** Creates of one thread that are on their way, waiting or refused, newest first. */
export function usePendingCreates(place: string): PendingCreate[] {
  const pending = usePending();
  return useMemo(
    () =>
      pending
        .filter((entry): entry is PendingCreate => entry.kind === 'create-ticket' && entry.place === place)
        .toReversed(),
    [pending, place],
  );
}

/** Edits of one ticket that are on their way, waiting or refused, oldest first. */
export function usePendingEdits(ticketId: TicketId): PendingEdit[] {
  const pending = usePending();
  return useMemo(
    () =>
      pending.filter(
        (entry): entry is PendingEdit => entry.kind === 'edit-ticket' && entry.ticketId === ticketId,
      ),
    [pending, ticketId],
  );
}

/** Comments on one ticket that are on their way, waiting or refused, oldest first. */
export function usePendingComments(ticketId: TicketId): PendingComment[] {
  const pending = usePending();
  return useMemo(
    () =>
      pending.filter(
        (entry): entry is PendingComment => entry.kind === 'comment' && entry.ticketId === ticketId,
      ),
    [pending, ticketId],
  );
}

function usePending(): readonly Pending[] {
  const { outbox } = useServices();
  return useSyncExternalStore(outbox.subscribe, outbox.getPending);
}
