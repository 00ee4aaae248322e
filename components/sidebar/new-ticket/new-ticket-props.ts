import type { RecordSummary } from '#lib/contract/records.ts';
import type { ThreadContext } from '#lib/contract/threads.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import type { PendingCreate } from '../outbox/pending-list.ts';
import type { OnThread } from '../thread/screen-props.ts';

/** What the new-ticket form is opened with. */
export type NewTicketProps = OnThread & {
  context: ThreadContext;
  /** Chosen by hand where several records matched. */
  chosen: RecordSummary[];
  /** A create that came back refused. */
  refused: PendingCreate | undefined;
  onOpenTicket: (ticket: TicketSummary) => void;
  /** Opens this form again, after a discarded draft was restored. */
  onReopen: () => void;
};
