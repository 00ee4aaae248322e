/** Edits of a ticket in place: shown at once, sent with the version they were based on, and never silently dropped. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '#lib/api/api-errors.ts';
import { StaleVersionFacts, updateTicket, type Ticket } from '#lib/contract/tickets.ts';
import { failureSentence } from '../failure/describe-failure.ts';
import { useServices } from '../services.tsx';
import { useVisibleGuard } from '../use-visible-guard.ts';
import { findConflict, type Conflict, type Edit } from './conflict.ts';
import { ticketQueryKey } from './use-ticket.ts';

export type EditState =
  | { state: 'idle' }
  | { state: 'saving'; edit: Edit }
  | { state: 'failed'; edit: Edit; why: string }
  | { state: 'conflict'; conflict: Conflict };

export function useEdits(ticket: Ticket | undefined, threadQueryKey: readonly unknown[]) {
  const { api, owner } = useServices();
  const client = useQueryClient();
  const guard = useVisibleGuard();
  const [state, setState] = useState<EditState>({ state: 'idle' });

  const keep = (next: Ticket) => client.setQueryData(ticketQueryKey(owner, next.id), next);

  const send = async (edit: Edit, based: Ticket, isSecondTry = false): Promise<void> => {
    setState({ state: 'saving', edit });
    try {
      keep(
        await api(updateTicket, {
          params: { ticketId: based.id },
          body: { ...edit.changes, version: based.version },
        }),
      );
      setState({ state: 'idle' });
      void client.invalidateQueries({ queryKey: threadQueryKey });
    } catch (cause) {
      const facts = isProblem(cause, 'stale_version')
        ? StaleVersionFacts.safeParse(cause.problem.facts)
        : null;
      if (facts?.success !== true)
        return setState({ state: 'failed', edit, why: failureSentence(cause as Error) });
      keep(facts.data.ticket);
      const conflict = findConflict(edit, facts.data);
      if (conflict !== null) return setState({ state: 'conflict', conflict });
      if (isSecondTry) return setState({ state: 'failed', edit, why: failureSentence(cause as Error) });
      // They changed something else, so this edit stands on the newer version as well.
      return send(edit, facts.data.ticket, true);
    }
  };

  return {
    state,
    /** The edit on its way; null when none is. */
    sending: state.state === 'saving' ? state.edit : null,
    /** Holds what can close the ticket, which is final, until it is confirmed that it was seen. */
    guard,
    edit: (edit: Edit) => {
      if (ticket === undefined) return;
      const act = () => void send(edit, ticket);
      if (edit.part === 'status' || edit.part === 'stage') void guard.guard(act);
      else act();
    },
    /** Their value stays. */
    keepTheirs: () => setState({ state: 'idle' }),
    /** Mine goes over theirs, knowingly. */
    takeMine: (conflict: Conflict) => void send(conflict.edit, conflict.ticket),
    dismiss: () => setState({ state: 'idle' }),
  };
}

export type Edits = ReturnType<typeof useEdits>;
