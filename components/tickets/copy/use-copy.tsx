import { useToasts } from '#components/ui/toast.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { isProblem } from '#lib/api/api-errors.ts';
import type { FieldValues } from '#lib/contract/fields.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { CreatedWords } from '../list/create/created-words.tsx';
import { useUndoCreate } from '../list/create/use-undo-create.ts';
import { type CopyKind, useCopyTicket } from './use-copy-ticket.ts';

/** Copies a ticket: what to start, and what still has to be filled in. */
export function useCopy(ticket: Pick<TicketSummary, 'id'>, onCopied?: (ticket: Ticket) => void) {
  const toasts = useToasts();
  const undo = useUndoCreate();
  const say = (made: Ticket) =>
    toasts.show({
      words: <CreatedWords number={made.number} />,
      action: { label: t('appTickets.create.undo'), onAct: () => undo(made) },
    });
  const { mutate, error, variables, reset } = useCopyTicket(onCopied ?? say);
  const start = (kind: CopyKind, fields: FieldValues = {}) =>
    mutate(
      { ticketId: ticket.id, kind, fields },
      {
        onError: (refused) => {
          if (!isProblem(refused, 'field_missing')) toasts.show({ words: refusalText(refused) ?? '' });
        },
      },
    );
  return {
    start,
    cancel: reset,
    /** The refusal that names the fields to fill in; null when there is none. */
    missing: isProblem(error, 'field_missing') ? error : null,
    kind: variables?.kind ?? 'clone',
  };
}
