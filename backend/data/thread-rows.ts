/** Tickets of a mailbox's threads by the provider's ids alone, which is all that a list of threads knows. */
import type { z } from 'zod';
import type { readThreadRows as route, ThreadRow } from '#lib/contract/thread-rows.ts';
import { hintId, hintPlace } from '#backend/core/thread-hints.ts';
import { readGlances } from './clock-glances.ts';
import type { Db } from './database.ts';
import type { Reader } from './ticket-summaries.ts';
import { visibleTo } from './visibility.ts';

/** A row for each thread that has tickets the reader may see. */
export async function findThreadRows(
  db: Db,
  { actor, now }: Reader,
  { provider, mailbox, providerThreadIds }: z.infer<typeof route.body>,
): Promise<ThreadRow[]> {
  if (providerThreadIds.length === 0) return [];
  const { providers, mailboxKey } = hintPlace({ provider, mailbox });
  const askedAs = new Map(providerThreadIds.map((id) => [hintId(provider, id), id]));
  const found = await db
    .selectFrom('conversation_hint')
    .innerJoin(
      'ticket_conversation',
      'ticket_conversation.conversation_id',
      'conversation_hint.conversation_id',
    )
    .innerJoin('ticket', 'ticket.id', 'ticket_conversation.ticket_id')
    .where('conversation_hint.provider', 'in', providers)
    .where('conversation_hint.mailbox_key', '=', mailboxKey)
    .where('conversation_hint.provider_thread_id', 'in', [...askedAs.keys()])
    .where(visibleTo(actor))
    .select([
      'conversation_hint.provider_thread_id as thread',
      'ticket.id',
      'ticket.number',
      'ticket.status',
      'ticket.created_at',
    ])
    // Outlook's two programs may both have told of one thread.
    .distinct()
    .orderBy('ticket.created_at', 'desc')
    .orderBy('ticket.id', 'desc')
    .execute();
  const threads = Map.groupBy(found, ({ thread }) => thread);
  const shown = [...threads].map(([thread, tickets]) => ({
    thread,
    ticket: tickets.find(({ status }) => status !== 'closed') ?? tickets[0],
    others: tickets.length - 1,
  }));
  const ids = shown.flatMap(({ ticket }) => (ticket === undefined ? [] : [ticket.id]));
  const clocks = await readGlances(db, ids, now());
  return shown.flatMap(({ thread, ticket, others }) => {
    if (ticket === undefined) return [];
    const { id, number, status } = ticket;
    const providerThreadId = askedAs.get(thread) ?? thread;
    return [{ providerThreadId, ticket: { number, status, clocks: clocks.get(id) ?? [] }, others }];
  });
}
