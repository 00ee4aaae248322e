import { useCallback, useEffect, useEffectEvent } from 'react';
import { isProblem } from '#lib/api/api-errors.ts';
import { UNDO_S, undoCreate, type Ticket } from '#lib/contract/tickets.ts';
import { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { t } from '#lib/i18n/i18n.ts';
import { draftKey } from '#lib/store/drafts.ts';
import type { KeptCreate } from '#lib/store/outbox.ts';
import { TicketNumber } from '../../tickets/ticket-number.tsx';
import { useToasts } from '../../ui/toast.tsx';
import { awaitNumber } from '../marks.ts';
import { threadQueryKey, type SeenContext } from '../thread/use-thread-context.ts';
import type { PendingCreate } from './pending-list.ts';
import type { Screens } from './screens.ts';

type Created = Screens & { create: KeptCreate; ticket: Ticket };

/** What happens when the companion has made a ticket: its row gets the number at once, the draft goes, a toast links to it. */
export function useCreated(): (created: Created) => Promise<void> {
  const { show } = useToasts();
  return useCallback(
    async ({ create, ticket, owner, drafts, client, api, files }: Created) => {
      const queryKey = threadQueryKey(owner, create.place);
      // An answer asked before the create would take the new row away again.
      await client.cancelQueries({ queryKey });
      awaitNumber(ticket.id);
      client.setQueryData(
        queryKey,
        (seen: SeenContext | undefined) => seen && withTicket(seen, TicketSummary.parse(ticket)),
      );
      const undo = async () => {
        const words = await undoWords(api, ticket, () => files.dropOf(create.id));
        show({ words });
        await client.invalidateQueries({ queryKey });
      };
      show({
        words: <CreatedWords number={ticket.number} url={ticket.url} />,
        action: { label: t('sidebar.outbox.undo'), onAct: () => void undo() },
        shownMs: UNDO_S * 1000,
      });
      void drafts.remove(draftKey(create.place, 'new-ticket')).catch(() => {});
      void client.invalidateQueries({ queryKey });
    },
    [show],
  );
}

/** Withdraws the ticket, and says what came of it. */
async function undoWords(
  api: Screens['api'],
  { id, number }: Ticket,
  onUndone: () => Promise<void>,
): Promise<string> {
  try {
    await api(undoCreate, { params: { ticketId: id } });
    await onUndone();
    return t('sidebar.outbox.undone', { number });
  } catch (cause) {
    if (isProblem(cause, 'undo_too_late')) return t('sidebar.outbox.undoTooLate', { number });
    return t('sidebar.outbox.undoFailed', { number });
  }
}

function withTicket(seen: SeenContext, ticket: TicketSummary): SeenContext {
  const others = seen.context.tickets.filter(({ id }) => id !== ticket.id);
  return { ...seen, context: { ...seen.context, tickets: [ticket, ...others] } };
}

/** "TKT-E1042 created" with the number as a link, whatever the order of words in a language. */
function CreatedWords({ number, url }: { number: string; url: string }) {
  const [before, after] = t('sidebar.outbox.created', { number: '\n' }).split('\n');
  return (
    <>
      {before}
      <TicketNumber number={number} url={url} opensNewTab />
      {after}
    </>
  );
}

/** Takes the toast of a create away when it has to wait, as its row says so. */
export function useHideToastWhenWaiting(pending: readonly PendingCreate[]): void {
  const toasts = useToasts();
  const isHeld = pending.some(({ state }) => state !== 'sending');
  const hide = useEffectEvent(() => toasts.hide());
  useEffect(() => {
    if (isHeld) hide();
  }, [isHeld]);
}
