/** Writes on a ticket's checklists. Each leaves one event, and answers with all checklists of the ticket. */
import type { Result } from '#lib/base/result.ts';
import { ITEMS_MAX, type Checklist } from '#lib/contract/checklists.ts';
import type { ChecklistId, TicketId } from '#lib/contract/ids.ts';
import { positionAt } from '#backend/core/places.ts';
import { event, type EventDraft } from '#backend/core/ticket-changes.ts';
import {
  deleteChecklist,
  insertChecklist,
  listChecklists,
  listPositions,
  updateChecklistRow,
} from '#backend/data/checklists.ts';
import type { Tx } from '#backend/data/database.ts';
import { appendEvents, updateTicketRow, type TicketRow } from '#backend/data/tickets.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { once, type Once } from './once.ts';
import { refusable } from './refusable.ts';
import { lockForChange } from './update-ticket.ts';

export type Checklists = { items: Checklist[] };
type OfTicket = { ticketId: TicketId };
type OfChecklist = OfTicket & { checklistId: ChecklistId };

/** A new checklist at the end. */
export function addChecklist(
  companion: Companion,
  call: Call<OfTicket & { title: string }> & { once: Once | null },
): Promise<Result<Checklists, Refusal>> {
  return once(companion, call, (tx) =>
    onChecklists({ companion, tx }, call, async ({ row, checklists }) => {
      refuseTooMany(checklists);
      await insertChecklist(tx, row.id, call.input.title);
      return event('checklist-added', { to: call.input.title });
    }),
  );
}

/** Another title, another place, or both. A move alone leaves no event: nothing was said or done. */
export function updateChecklist(
  companion: Companion,
  call: Call<OfChecklist & { title?: string | undefined; place?: number | undefined }>,
): Promise<Result<Checklists, Refusal>> {
  const { checklistId, title, place } = call.input;
  return refusable(companion.database, (tx) =>
    onChecklists({ companion, tx }, call, async ({ row, checklists }) => {
      const checklist = findChecklist(checklists, checklistId);
      const position =
        place === undefined
          ? undefined
          : positionAt(await listPositions(tx, { checklistsOf: row.id, without: checklistId }), place);
      await updateChecklistRow(tx, checklistId, {
        ...(title === undefined ? {} : { title }),
        ...(position === undefined ? {} : { position }),
      });
      if (title === undefined || title === checklist.title) return null;
      return event('checklist-renamed', { from: checklist.title, to: title });
    }),
  );
}

/** Without the checklist and its items; the event says which it was. */
export function removeChecklist(
  companion: Companion,
  call: Call<OfChecklist>,
): Promise<Result<Checklists, Refusal>> {
  return refusable(companion.database, (tx) =>
    onChecklists({ companion, tx }, call, async ({ checklists }) => {
      const checklist = findChecklist(checklists, call.input.checklistId);
      await deleteChecklist(tx, checklist.id);
      return event('checklist-removed', { from: checklist.title });
    }),
  );
}

export type Writing = { row: TicketRow; checklists: Checklist[] };

/** Runs a write on a ticket that is not closed, and appends the event it answers with. */
export async function onChecklists(
  { companion, tx }: { companion: Companion; tx: Tx },
  { actor, input }: Call<OfTicket>,
  write: (writing: Writing) => Promise<EventDraft | null>,
): Promise<Checklists> {
  const reader = { actor, publicUrl: companion.publicUrl };
  const row = await lockForChange(tx, reader, { id: input.ticketId, version: null });
  const draft = await write({ row, checklists: await listChecklists(tx, row.id) });
  const at = companion.now();
  const version = await updateTicketRow(tx, row.id, { state: row, at });
  const target = { ticketId: row.id, actorId: actor.userId, at, version };
  await appendEvents(tx, target, draft === null ? [] : [draft]);
  return { items: await listChecklists(tx, row.id) };
}

/** The checklist with this id; refused as not found when the ticket has none. */
export function findChecklist(checklists: readonly Checklist[], id: ChecklistId): Checklist {
  const checklist = checklists.find((each) => each.id === id);
  if (checklist === undefined) throw new RefusedError({ code: 'not_found' });
  return checklist;
}

/** Refuses one more than a ticket may have. */
export function refuseTooMany(things: readonly unknown[]): void {
  if (things.length < ITEMS_MAX) return;
  throw new RefusedError({
    code: 'too_many_items',
    detail: `A ticket has at most ${ITEMS_MAX} checklists, and a checklist as many items. Make another ticket.`,
  });
}
