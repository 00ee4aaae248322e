import { type ReactNode, useState } from 'react';
import type { Ticket } from '#lib/contract/tickets.ts';
import { CloseQuestion } from './close-question.tsx';
import { EditNotes } from './edit-notes.tsx';
import { TicketOnPageContext } from './edits-context.ts';
import { type TicketEdit, closes } from './ticket-edit.ts';
import { useTicketEdits } from './use-ticket-edits.ts';

type Props = {
  ticket: Ticket;
  /** Gets what is to be said of refused edits and of those that somebody's change came before. */
  children: (notes: ReactNode) => ReactNode;
};

/** Lets everything inside edit the ticket in place; an edit that closes it is asked about first. */
export function TicketEditing({ ticket, children }: Props) {
  const edits = useTicketEdits(ticket);
  const [closing, setClosing] = useState<TicketEdit | null>(null);
  const save = (edit: TicketEdit) => (closes(ticket, edit.change) ? setClosing(edit) : edits.save(edit));
  const { shown, saving, refusal } = edits;
  return (
    <TicketOnPageContext value={{ ticket: shown, saving, refusal, save, forget: edits.forget }}>
      {children(<EditNotes edits={edits} ticket={ticket} />)}
      <CloseQuestion
        number={ticket.number}
        edit={closing}
        onClose={(edit) => {
          setClosing(null);
          edits.save(edit);
        }}
        onKeep={() => setClosing(null)}
      />
    </TicketOnPageContext>
  );
}
