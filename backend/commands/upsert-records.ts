/** Records as a connector gives them, up to 500 at once. */
import { ok, type Result } from '#lib/base/result.ts';
import type { ExternalRecord, UpsertResult } from '#lib/contract/record-upserts.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { writeRecords, type RecordOrder, type RecordOutcome } from './write-records.ts';

type Given = ExternalRecord & { externalId: string };

/** What became of each, in order; one that is refused keeps no other back. */
export async function upsertRecords(
  companion: Companion,
  { actor, input }: Call<{ source: string; records: readonly Given[] }>,
): Promise<Result<{ results: UpsertResult[] }, Refusal>> {
  const orders = input.records.map((record) => toOrder(record, input.source));
  const writing = { source: input.source, actorId: actor.userId, at: companion.now(), isTrial: false };
  const written = await refusable(companion.database, (tx) => writeRecords(tx, orders, writing));
  if (!written.ok) return written;
  return ok({
    results: written.value.map((outcome, place) => toResult(outcome, input.records[place]?.externalId ?? '')),
  });
}

function toOrder(record: Given, source: string): RecordOrder {
  const { accountExternalId, ownerEmail, doneAt, ...given } = record;
  return {
    given: { ...given, source, doneAt: typeof doneAt === 'string' ? new Date(doneAt) : doneAt },
    accountExternalId,
    owner: ownerEmail,
  };
}

function toResult(outcome: RecordOutcome, externalId: string): UpsertResult {
  if (outcome.outcome === 'refused')
    return { externalId, recordId: null, outcome: 'refused', reason: outcome.reason };
  return { externalId, recordId: outcome.recordId, outcome: outcome.outcome, reason: null };
}
