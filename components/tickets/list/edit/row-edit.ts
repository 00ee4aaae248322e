import type { TicketListItem } from '#lib/contract/tickets-summary.ts';
import type { TicketChange } from '../../page/ticket-edit.ts';

/** An edit of one listed ticket. */
export type RowEdit = {
  ticket: TicketListItem;
  change: TicketChange;
  /** Said once it is saved; absent: nothing. */
  words?: string;
};
