/** One record as a connector gives it. */
import { assertExists } from '#lib/base/assert.ts';
import { err, ok, type Result } from '#lib/base/result.ts';
import type { ExternalRecord, UpsertOutcome } from '#lib/contract/record-upserts.ts';
import type { CrmRecord } from '#lib/contract/records.ts';
import { findRecord } from '#backend/data/records.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { upsertRecords } from './upsert-records.ts';

type Given = { source: string; externalId: string; record: ExternalRecord };

/** The record as it is now, and what was done. */
export async function upsertRecord(
  companion: Companion,
  { actor, input }: Call<Given>,
): Promise<Result<{ outcome: UpsertOutcome; record: CrmRecord }, Refusal>> {
  const { source, externalId, record } = input;
  const written = await upsertRecords(companion, {
    actor,
    input: { source, records: [{ ...record, externalId }] },
  });
  if (!written.ok) return written;
  const { outcome, reason, recordId } = assertExists(written.value.results[0], 'the one result');
  if (outcome === 'refused' || recordId === null)
    return err({ code: 'unusable_value', detail: reason ?? '' });
  const found = await findRecord(companion.database.db, recordId);
  return ok({ outcome, record: assertExists(found, 'the record just written') });
}
