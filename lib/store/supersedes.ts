import { isWaiting, type Edit, type OutboxEntry } from './outbox.ts';

/** True when `later` waits to set everything that `earlier` would have set of the same ticket. */
export function supersedes(later: OutboxEntry, earlier: OutboxEntry): boolean {
  if (later.kind !== 'edit-ticket' || earlier.kind !== 'edit-ticket') return false;
  if (later.ticketId !== earlier.ticketId || later.createdAt <= earlier.createdAt || !isWaiting(later))
    return false;
  const set = new Set(valuesOf(later.edit));
  return valuesOf(earlier.edit).every((value) => set.has(value));
}

/** Names of what an edit sets: `ownerId`, `fields.firmware`, `associations.leadId`. */
function valuesOf({ changes }: Edit): string[] {
  const { fields = {}, associations = {}, ...others } = changes;
  return [
    ...Object.keys(others),
    ...Object.keys(fields).map((key) => `fields.${key}`),
    ...Object.keys(associations).map((key) => `associations.${key}`),
  ];
}
