/** Changes a record by hand. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { RecordId, UserId } from '#lib/contract/ids.ts';
import type { CrmRecord, RecordChanges } from '#lib/contract/records.ts';
import { toMatchKeys } from '#backend/core/addresses.ts';
import type { Tx } from '#backend/data/database.ts';
import {
  changeRecord,
  findLastChange,
  findRecord,
  findRecordSummaries,
  findRecordsByKeys,
} from '#backend/data/records.ts';
import { readSettings } from '#backend/data/settings.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

type Input = { recordId: RecordId; changes: RecordChanges };

/** The record as changed; an edit of an older version is refused with the record as it stands and who changed it. */
export function updateRecord(
  companion: Companion,
  { actor, input }: Call<Input>,
): Promise<Result<CrmRecord, Refusal>> {
  const { recordId, changes } = input;
  return refusable(companion.database, async (tx) => {
    const last = await findLastChange(tx, recordId);
    const before = last === null ? null : await findRecord(tx, recordId);
    if (last === null || before === null) throw new RefusedError({ code: 'not_found' });
    refuseStaleRecord(before, changes.version, last.by);
    await checkChanges(tx, before, changes);
    await changeRecord(tx, before, { changes, actorId: actor.userId, at: companion.now() });
    return assertExists(await findRecord(tx, recordId), 'the record just changed');
  });
}

function refuseStaleRecord(record: CrmRecord, basedOn: number, by: string | null): void {
  if (basedOn === record.version) return;
  if (basedOn > record.version) {
    const message = 'Give the version you last read; this one does not exist yet.';
    throw new RefusedError({ code: 'invalid_input', errors: [{ field: 'version', message }] });
  }
  throw new RefusedError({
    code: 'stale_version',
    detail: `${by ?? 'Somebody'} changed ${record.name} meanwhile. Look at it as it is now, then save again.`,
    facts: { record, changedBy: by },
  });
}

async function checkChanges(tx: Tx, before: CrmRecord, changes: RecordChanges): Promise<void> {
  const { accountId, ownerId, emails, dueOn, isDone } = changes;
  const ofTasks = typeof dueOn === 'string' ? 'dueOn' : isDone === true ? 'isDone' : null;
  if (before.kind !== 'task' && ofTasks !== null)
    refuse('unusable_value', ofTasks, 'Leave this out; only tasks have it.');
  if (typeof accountId === 'string') await checkAccount(tx, before, accountId);
  if (typeof ownerId === 'string' && ownerId !== before.ownerId) await checkOwner(tx, ownerId);
  if (emails !== undefined) await refuseTaken(tx, before, emails);
}

async function checkAccount(tx: Tx, before: CrmRecord, accountId: RecordId): Promise<void> {
  const [account] = await findRecordSummaries(tx, [accountId]);
  if (account?.kind !== 'account' || account.id === before.id)
    refuse('unusable_reference', 'accountId', 'Choose another account; there is none with this id.');
}

async function checkOwner(tx: Tx, ownerId: UserId): Promise<void> {
  const { users } = await readSettings(tx);
  if (users.some(({ id }) => id === ownerId)) return;
  const message = 'Choose another owner; this user does not exist or is not active.';
  refuse('unusable_reference', 'ownerId', message);
}

/** A second lead with the address of a first one would leave every later sender with two matches. */
async function refuseTaken(tx: Tx, before: CrmRecord, emails: readonly string[]): Promise<void> {
  const known = new Set(toMatchKeys(before.emails));
  const found = await findRecordsByKeys(
    tx,
    toMatchKeys(emails).filter((key) => !known.has(key)),
  );
  const other = [...found.values()].flat().find(({ id, kind }) => id !== before.id && kind === before.kind);
  if (other !== undefined) refuse('already_exists', 'emails', `${other.name} has this address already.`);
}

function refuse(code: Refusal['code'], field: string, message: string): never {
  throw new RefusedError({ code, detail: message, errors: [{ field, message }] });
}
