/** Adds a lead, contact, account, opportunity or task. */
import type { Result } from '#lib/base/result.ts';
import { assertExists } from '#lib/base/assert.ts';
import type { CrmRecord, NewRecord } from '#lib/contract/records.ts';
import { toMatchKeys } from '#backend/core/addresses.ts';
import type { Tx } from '#backend/data/database.ts';
import { findRecord, findRecordsByKeys, findRecordSummaries, insertRecord } from '#backend/data/records.ts';
import { readSettings } from '#backend/data/settings.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { once, type Once } from './once.ts';

/** The new record; refused when its account is none, or a record of its kind has one of the addresses already. */
export function createRecord(
  companion: Companion,
  call: Call<NewRecord> & { once: Once | null },
): Promise<Result<CrmRecord, Refusal>> {
  const { actor, input } = call;
  return once(companion, call, async (tx) => {
    await checkAccount(tx, input);
    await checkOwner(tx, input);
    await checkAbout(tx, input);
    await refuseDouble(tx, input);
    const id = await insertRecord(tx, input, actor.userId);
    return assertExists(await findRecord(tx, id), 'the record just created');
  });
}

async function checkAccount(tx: Tx, { accountId }: NewRecord): Promise<void> {
  if (accountId === null) return;
  const [account] = await findRecordSummaries(tx, [accountId]);
  if (account?.kind === 'account') return;
  const errors = [{ field: 'accountId', message: 'Choose another account; there is none with this id.' }];
  throw new RefusedError({ code: 'unusable_reference', errors });
}

async function checkOwner(tx: Tx, { ownerId }: NewRecord): Promise<void> {
  if (typeof ownerId !== 'string') return;
  const { users } = await readSettings(tx);
  if (users.some(({ id }) => id === ownerId)) return;
  const message = 'Choose another owner; this user does not exist or is not active.';
  throw new RefusedError({ code: 'unusable_reference', errors: [{ field: 'ownerId', message }] });
}

/** Only a task is about another record, and that one is no task. */
async function checkAbout(tx: Tx, { kind, aboutId }: NewRecord): Promise<void> {
  if (aboutId === null) return;
  const [about] = await findRecordSummaries(tx, [aboutId]);
  if (kind === 'task' && about !== undefined && about.kind !== 'task') return;
  const message =
    kind === 'task'
      ? 'Choose another record; there is no lead, contact, account or opportunity with this id.'
      : 'Leave this out; only a task is about another record.';
  throw new RefusedError({ code: 'unusable_reference', errors: [{ field: 'aboutId', message }] });
}

/** A second lead with the address of a first one would leave every later sender with two matches. */
async function refuseDouble(tx: Tx, record: NewRecord): Promise<void> {
  const found = await findRecordsByKeys(tx, toMatchKeys(record.emails));
  const double = [...found.values()].flat().find(({ kind }) => kind === record.kind);
  if (double === undefined) return;
  throw new RefusedError({
    code: 'already_exists',
    detail: `${double.name} is a ${record.kind} with this address already. Use that one.`,
    errors: [{ field: 'emails', message: `${double.name} has this address already.` }],
    facts: { record: double },
  });
}
