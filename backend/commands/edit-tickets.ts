/** One change of many tickets. Each is a transaction and an event of its own: one that is refused keeps no other back. */
import { err, ok, type Result } from '#lib/base/result.ts';
import { BULK_MAX, type BulkEdit, type BulkProgress, type BulkResult } from '#lib/contract/bulk-edits.ts';
import { ERRORS } from '#lib/contract/error-catalogue.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import { checkFilter } from '#backend/core/ticket-filters.ts';
import type { Actor } from '#backend/core/permissions.ts';
import { readSettings } from '#backend/data/settings.ts';
import { findTicketIds } from '#backend/data/ticket-lists.ts';
import { findTicketNumbers } from '#backend/data/ticket-summaries.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { changeTicket } from './update-ticket.ts';

type Target = { id: TicketId; version: number | null };

/** How many results are told at once. */
const TOLD_AT_ONCE = 20;

/** Progress until all are done, or until the caller has left. Refused before it starts when the filter means nothing. */
export async function editTickets(
  companion: Companion,
  call: Call<BulkEdit> & { hasLeft: () => boolean },
): Promise<Result<AsyncGenerator<BulkProgress>, Refusal>> {
  const targets = await findTargets(companion, call);
  return targets.ok ? ok(edit(companion, call, targets.value)) : targets;
}

async function findTargets(
  companion: Companion,
  { actor, input }: Call<BulkEdit>,
): Promise<Result<Target[], Refusal>> {
  const { matching } = input;
  if (matching === undefined) return ok(input.tickets ?? []);
  const { db } = companion.database;
  const { fields } = await readSettings(db);
  const errors = checkFilter(matching.filter, fields);
  if (errors.length > 0) {
    const within = errors.map(({ field, message }) => ({ field: `matching.${field}`, message }));
    return err({ code: 'unusable_value', errors: within });
  }
  const context = { userId: actor.userId, now: companion.now(), fields };
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  const filter = { filter: matching.filter, context };
  const ids = await findTicketIds(db, reader, { search: matching.search, filter, limit: BULK_MAX + 1 });
  if (ids.length <= BULK_MAX) return ok(ids.map((id) => ({ id, version: null })));
  const message = `Narrow the filter; more than ${BULK_MAX} tickets match it.`;
  return err({ code: 'unusable_value', errors: [{ field: 'matching.filter', message }] });
}

async function* edit(
  companion: Companion,
  call: Call<BulkEdit> & { hasLeft: () => boolean },
  targets: readonly Target[],
): AsyncGenerator<BulkProgress> {
  const total = targets.length;
  yield { total, results: [] };
  for (let from = 0; from < total; from += TOLD_AT_ONCE) {
    const part = targets.slice(from, from + TOLD_AT_ONCE);
    const reader = { actor: call.actor, publicUrl: companion.publicUrl, now: companion.now };
    const numbers = await findTicketNumbers(
      companion.database.db,
      reader,
      part.map(({ id }) => id),
    );
    const results: BulkResult[] = [];
    for (const target of part) {
      if (call.hasLeft()) return;
      results.push({ ...(await editOne(companion, call, target)), number: numbers.get(target.id) ?? null });
    }
    yield { total, results };
  }
}

async function editOne(
  companion: Companion,
  { actor, input }: { actor: Actor; input: BulkEdit },
  { id, version }: Target,
): Promise<Omit<BulkResult, 'number'>> {
  const changed = await refusable(companion.database, (tx) =>
    changeTicket(companion, tx, { actor, input: { ticketId: id, changes: { ...input.change, version } } }),
  );
  if (changed.ok) return { ticketId: id, isDone: true, code: null, reason: null };
  const { code, detail, errors } = changed.error;
  const reason = detail ?? errors?.map(({ message }) => message).join(' ') ?? ERRORS[code].title;
  return { ticketId: id, isDone: false, code, reason };
}
