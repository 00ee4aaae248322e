import { useCallback } from 'react';
import type { TicketComment } from '#lib/contract/comments.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import type { KeptComment, KeptEdit, OutboxEntry } from '#lib/store/outbox.ts';
import { useToasts } from '../../ui/toast.tsx';
import { threadQueryKey } from '../thread/use-thread-context.ts';
import { ticketQueryKey } from '../ticket/use-ticket.ts';
import type { Screens } from './screens.ts';
import type { Sent } from './send-entry.ts';
import { useCreated } from './use-created.tsx';

type Settle = (screens: Screens, entry: OutboxEntry, sent: Sent | null) => Promise<void>;

/** Shows what became of an entry: the companion's answer in the place of ours. Without an answer the companion is asked. */
export function useSettled(): Settle {
  const showCreated = useCreated();
  const { hide } = useToasts();
  return useCallback<Settle>(
    async (screens, entry, sent) => {
      if (entry.kind === 'edit-ticket' || entry.kind === 'comment') return showInTicket(screens, entry, sent);
      if (entry.kind === 'note-reply') return undefined;
      if (sent?.outcome === 'refused') return undefined;
      if (sent?.ticket !== undefined) return showCreated({ ...screens, create: entry, ticket: sent.ticket });
      hide();
      return screens.client.invalidateQueries({ queryKey: threadQueryKey(screens.owner, entry.place) });
    },
    [showCreated, hide],
  );
}

async function showInTicket(
  { client, owner }: Screens,
  entry: KeptEdit | KeptComment,
  sent: Sent | null,
): Promise<void> {
  const queryKey = ticketQueryKey(owner, entry.ticketId);
  // An answer asked for before would show the ticket as it was.
  await client.cancelQueries({ queryKey });
  const { ticket, comment } = sent ?? {};
  client.setQueryData(queryKey, (known: Ticket | undefined) => {
    if (known === undefined || comment !== undefined) return known && comment && withComment(known, comment);
    return ticket !== undefined && ticket.version >= known.version ? ticket : known;
  });
  void client.invalidateQueries({ queryKey: threadQueryKey(owner, entry.place) });
  if (ticket === undefined) await client.invalidateQueries({ queryKey });
}

function withComment(ticket: Ticket, comment: TicketComment): Ticket {
  const others = ticket.comments.filter(({ id }) => id !== comment.id);
  return { ...ticket, comments: [...others, comment] };
}
