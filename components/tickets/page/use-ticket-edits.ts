import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { ApiProblem } from '#lib/api/api-errors.ts';
import { StaleVersionFacts, type Ticket, updateTicket } from '#lib/contract/tickets.ts';
import type { TimelineEvent } from '#lib/contract/timeline.ts';
import { ticketKeys } from '../ticket-keys.ts';
import { type TicketEdit, versionOf, withChange } from './ticket-edit.ts';

/** An edit that somebody else's change came before: both values, to be decided by the user. */
export type Conflict = { edit: TicketEdit; changes: TimelineEvent[] };

/** An edit that was not accepted, and why. */
export type Refusal = { edit: TicketEdit; error: unknown };

/** Edits in place: each is sent at once with the version it was based on; a refused one is kept until decided. */
export function useTicketEdits(ticket: Ticket) {
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const mutation = useSendEdit(ticket, (edit, error) => {
    const facts = staleFacts(error);
    if (facts === undefined) setRefusal({ edit, error });
    else setConflict({ edit: onCurrent(edit), changes: facts.changes });
  });
  const forget = () => {
    setConflict(null);
    setRefusal(null);
  };
  const save = (edit: TicketEdit) => {
    forget();
    mutation.mutate(edit);
  };
  const saving = mutation.isPending ? mutation.variables : undefined;
  return {
    /** The ticket with the edit that is on its way. */
    shown: saving === undefined ? ticket : withChange(ticket, saving.change),
    saving,
    conflict,
    refusal,
    save,
    forget,
  };
}

function useSendEdit(ticket: Ticket, onRefused: (edit: TicketEdit, error: unknown) => void) {
  const [api, queryClient] = [useApi(), useQueryClient()];
  const key = ticketKeys.one(ticket.number);
  return useMutation({
    // One after the other, so that a quick second edit is based on the first one's answer and not refused as stale.
    scope: { id: `ticket-${ticket.id}` },
    mutationFn: (edit: TicketEdit) => {
      const version = versionOf(edit, queryClient.getQueryData<Ticket>(key) ?? ticket);
      return api(updateTicket, { params: { ticketId: ticket.id }, body: { ...edit.change, version } });
    },
    onMutate: () => queryClient.cancelQueries({ queryKey: key }),
    onSuccess: (changed) => {
      queryClient.setQueryData(key, changed);
      return queryClient.invalidateQueries({ queryKey: ticketKeys.lists });
    },
    onError: (error, edit) => {
      const facts = staleFacts(error);
      if (facts !== undefined) queryClient.setQueryData(key, facts.ticket);
      else void queryClient.invalidateQueries({ queryKey: key });
      onRefused(edit, error);
    },
  });
}

function staleFacts(error: unknown): StaleVersionFacts | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'stale_version') return undefined;
  return StaleVersionFacts.safeParse(error.problem.facts).data;
}

/** The edit as it is sent once the user has seen what it would replace. */
function onCurrent({ change, label, wanted, valueOf }: TicketEdit): TicketEdit {
  return { change, label, wanted, valueOf };
}
