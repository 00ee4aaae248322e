/** Edits of a ticket in place: shown at once, sent through the outbox with the version they were based on, never silently dropped. */
import type { TicketId } from '#lib/contract/ids.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import type { Edit } from '#lib/store/outbox.ts';
import { usePendingEdits } from '../outbox/use-pending.ts';
import { useServices } from '../services.tsx';
import { useVisibleGuard } from '../use-visible-guard.ts';

type Options = {
  ticketId: TicketId;
  /** As the companion knows it; undefined while that is not known. */
  ticket: Ticket | undefined;
  /** The thread it was opened on. */
  place: string;
};

export function useEdits({ ticketId, ticket, place }: Options) {
  const { outbox } = useServices();
  const guard = useVisibleGuard();
  const pending = usePendingEdits(ticketId);
  const waiting = pending.filter(({ state }) => state === 'waiting');
  return {
    /** On their way or waiting: the ticket shows their values. */
    unsent: pending.filter(({ state }) => state !== 'refused'),
    /** Got no answer yet. */
    waiting,
    /** A person decides what becomes of them. */
    refused: pending.filter(({ state }) => state === 'refused'),
    /** Holds what can close the ticket, which is final, until it is confirmed that it was seen. */
    guard,
    edit: (edit: Edit) => {
      if (ticket === undefined) return;
      const { version } = ticket;
      const act = () => void outbox.add({ kind: 'edit-ticket', place, ticketId, version, edit });
      if (edit.part === 'status' || edit.part === 'stage') void guard.guard(act);
      else act();
    },
    /** Sends a refused one again, over theirs where somebody changed the same, knowingly. */
    sendAgain: (id: string) => void outbox.retry(id),
    /** Gives a refused one up; where somebody changed the same, theirs stays. */
    discard: (id: string) => void outbox.drop(id),
    discardWaiting: () => void outbox.drop(...waiting.map(({ id }) => id)),
  };
}

export type Edits = ReturnType<typeof useEdits>;
