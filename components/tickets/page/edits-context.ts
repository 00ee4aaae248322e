import { createContext, use } from 'react';
import { assertExists } from '#lib/base/assert.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import type { Refusal } from './use-ticket-edits.ts';
import type { TicketEdit } from './ticket-edit.ts';

/** What the parts of a ticket's page share. */
export type TicketOnPage = {
  /** The ticket as shown, with the edit that is on its way. */
  ticket: Ticket;
  saving: TicketEdit | undefined;
  refusal: Refusal | null;
  /** Sends an edit; one that closes the ticket is confirmed first. */
  save: (edit: TicketEdit) => void;
  /** Gives up the edit that was refused. */
  forget: () => void;
};

export const TicketOnPageContext = createContext<TicketOnPage | null>(null);

/** The ticket whose page this is, and how to edit it. */
export function useTicketOnPage(): TicketOnPage {
  return assertExists(use(TicketOnPageContext), 'a ticket page above this component');
}
