/** Checklists of a ticket: steps that are ticked off, by whom and when. Each write answers with all checklists of the ticket. */
import * as z from 'zod/mini';
import { ChecklistId, ChecklistItemId, TicketId } from './ids.ts';
import { defineRoute } from './route.ts';
import { UserSummary } from './users.ts';
import { Instant, line } from './values.ts';

export const ChecklistItem = z.object({
  id: ChecklistItemId,
  text: z.string(),
  /** Who ticked it and when; null while it is pending. */
  done: z.nullable(z.object({ by: UserSummary, at: Instant })),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

export const Checklist = z.object({ id: ChecklistId, title: z.string(), items: z.array(ChecklistItem) });
export type Checklist = z.infer<typeof Checklist>;

const Checklists = z.object({ items: z.array(Checklist) });
const Title = line(200);
const Text = line(500);
/** Place among its neighbours, from 0; beyond the end is the end. */
const Place = z
  .int({ error: 'Give a place as a whole number, from 0.' })
  .check(z.minimum(0), z.maximum(1000));

/** More would be a project, not a ticket; the list is read whole. */
export const ITEMS_MAX = 200;

const OfTicket = z.object({ ticketId: TicketId });
const OfChecklist = z.object({ ticketId: TicketId, checklistId: ChecklistId });
const OfItem = z.object({ ticketId: TicketId, checklistId: ChecklistId, itemId: ChecklistItemId });

const write = { access: 'tickets.update', response: Checklists } as const;

export const addChecklist = defineRoute({
  ...write,
  method: 'POST',
  path: '/api/tickets/:ticketId/checklists',
  summary: 'Add a checklist to a ticket',
  params: OfTicket,
  body: z.strictObject({ title: Title }),
  status: 201,
  errors: ['not_found', 'ticket_closed', 'too_many_items', 'idempotency_key_reused'],
  idempotent: true,
});

export const updateChecklist = defineRoute({
  ...write,
  method: 'PATCH',
  path: '/api/tickets/:ticketId/checklists/:checklistId',
  summary: 'Rename or move a checklist',
  params: OfChecklist,
  body: z.strictObject({ title: z.optional(Title), place: z.optional(Place) }),
  errors: ['not_found', 'ticket_closed'],
});

export const removeChecklist = defineRoute({
  ...write,
  method: 'DELETE',
  path: '/api/tickets/:ticketId/checklists/:checklistId',
  summary: 'Remove a checklist with its items',
  params: OfChecklist,
  errors: ['not_found', 'ticket_closed'],
});

export const addChecklistItem = defineRoute({
  ...write,
  method: 'POST',
  path: '/api/tickets/:ticketId/checklists/:checklistId/items',
  summary: 'Add an item to the end of a checklist',
  params: OfChecklist,
  body: z.strictObject({ text: Text }),
  status: 201,
  errors: ['not_found', 'ticket_closed', 'too_many_items', 'idempotency_key_reused'],
  idempotent: true,
});

export const updateChecklistItem = defineRoute({
  ...write,
  method: 'PATCH',
  path: '/api/tickets/:ticketId/checklists/:checklistId/items/:itemId',
  summary: 'Tick, untick, reword or move an item',
  params: OfItem,
  body: z.strictObject({
    text: z.optional(Text),
    isDone: z.optional(z.boolean()),
    place: z.optional(Place),
  }),
  errors: ['not_found', 'ticket_closed'],
});

export const removeChecklistItem = defineRoute({
  ...write,
  method: 'DELETE',
  path: '/api/tickets/:ticketId/checklists/:checklistId/items/:itemId',
  summary: 'Remove an item',
  params: OfItem,
  errors: ['not_found', 'ticket_closed'],
});
