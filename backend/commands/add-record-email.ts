/** Adds an address to a lead or contact, so that senders with it match. */
import type { Result } from '#lib/base/result.ts';
import { assertExists } from '#lib/base/assert.ts';
import type { RecordId } from '#lib/contract/ids.ts';
import type { CrmRecord } from '#lib/contract/records.ts';
import { findRecord, insertAddresses, touchRecords } from '#backend/data/records.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** The record with the address; adding one it has changes nothing. */
export function addRecordEmail(
  companion: Companion,
  call: Call<{ recordId: RecordId; email: string }>,
): Promise<Result<CrmRecord, Refusal>> {
  const { recordId, email } = call.input;
  return refusable(companion.database, async (tx) => {
    if ((await findRecord(tx, recordId)) === null) throw new RefusedError({ code: 'not_found' });
    await insertAddresses(tx, recordId, [email]);
    await touchRecords(tx, [recordId], companion.now());
    return assertExists(await findRecord(tx, recordId), 'the record just changed');
  });
}
