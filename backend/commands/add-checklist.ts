/** Adds a checklist to a ticket. */
import type { Result } from '#lib/base/result.ts';
import { event } from '#backend/core/ticket-changes.ts';
import { insertChecklist } from '#backend/data/checklists.ts';
import { onChecklists, refuseTooMany, type Checklists, type OfTicket } from './checklists.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { once, type Once } from './once.ts';

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
