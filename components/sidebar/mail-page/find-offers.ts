/** What a person may set as their reply is sent: the status of the thread's tickets, as far as they may change it. */
import type { TicketId } from '#lib/contract/ids.ts';
import { TicketStatus } from '#lib/contract/pipelines.ts';
import { readTicket, Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import type { OnSendOffer } from '#lib/mail/mail-host.ts';
import type { OffersCall } from '#lib/messaging/mail-page-calls.ts';
import { statusesFor } from '../ticket/statuses-for.ts';
import { openWorkerDesk, readSeenThread, type WorkerDesk, type WorkerOptions } from './worker-desk.ts';

/** More tickets than these on one thread are looked at in the sidebar. */
const TICKETS_MAX = 4;

/** Nothing for a thread without open tickets, for somebody signed out, and where the sidebar has not seen the thread. */
export async function findOffers(options: WorkerOptions, call: OffersCall): Promise<OnSendOffer[]> {
  const desk = await openWorkerDesk(options);
  if (desk?.api == null) return [];
  const seen = await readSeenThread(desk, call);
  const ids = (seen?.context.tickets ?? []).slice(0, TICKETS_MAX).map(({ id }) => id);
  const tickets = await Promise.all(ids.map((id) => readCurrent(desk, id)));
  return tickets.flatMap((ticket) => (ticket !== null && ticket.status !== 'closed' ? offerOf(ticket) : []));
}

/** As the companion has it; while that is out of reach, as it was last seen. */
async function readCurrent({ api, cache }: WorkerDesk, id: TicketId): Promise<Ticket | null> {
  try {
    return (await api?.(readTicket, { params: { ticketId: id } })) ?? null;
  } catch {
    const kept = Ticket.safeParse((await cache.read(`ticket ${id}`))?.value);
    return kept.success ? kept.data : null;
  }
}

function offerOf(ticket: Ticket): OnSendOffer[] {
  if (!ticket.abilities.canUpdate) return [];
  const { id, version, number, status } = ticket;
  const choices = statusesFor(ticket)
    .filter((other) => other !== status)
    .map((other) => ({ key: `${id} ${version} ${other}`, label: t(`tickets.status.${other}`) }));
  return [{ name: number, now: t(`tickets.status.${status}`), choices }];
}

/** A choice as `offerOf` wrote it; null where something else comes back from the page. */
export function readChoice(key: string): { ticketId: string; version: number; status: TicketStatus } | null {
  const [ticketId = '', version, status] = key.split(' ');
  const parsed = TicketStatus.safeParse(status);
  if (!parsed.success || !/^\d{1,9}$/.test(version ?? '')) return null;
  return { ticketId, version: Number(version), status: parsed.data };
}
