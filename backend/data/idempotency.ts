/**
 * First answers of creates. The key's row is written in the transaction of the create itself, so an acknowledged create and
 * its answer are kept or lost together, and a twin sent at the same time waits for the first and then gets its answer.
 */
import { assertExists } from '#lib/base/assert.ts';
import type { UserId } from '#lib/contract/ids.ts';
import type { Db, Tx } from './database.ts';

export type FirstAnswer = { requestHash: string; status: number; body: unknown };

/** Takes the key for this request; null when it is new, else the answer that the first request got. */
export async function claimKey(
  tx: Tx,
  claim: { userId: UserId; key: string; requestHash: string },
): Promise<FirstAnswer | null> {
  const claimed = await tx
    .insertInto('idempotency_key')
    .values({
      user_id: claim.userId,
      key: claim.key,
      request_hash: claim.requestHash,
      status: null,
      body: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (claimed !== undefined) return null;
  return assertExists(await findAnswer(tx, claim), 'the first answer under a claimed key');
}

/** What was answered under the key; null when it is new. */
export async function findAnswer(
  db: Db,
  { userId, key }: { userId: UserId; key: string },
): Promise<FirstAnswer | null> {
  const first = await db
    .selectFrom('idempotency_key')
    .where('user_id', '=', userId)
    .where('key', '=', key)
    .select(['request_hash', 'status', 'body'])
    .executeTakeFirst();
  return first === undefined
    ? null
    : { requestHash: first.request_hash, status: first.status ?? 200, body: first.body };
}

/** Keeps the answer under the key. */
export async function keepAnswer(
  tx: Tx,
  answer: { userId: UserId; key: string; status: number; body: unknown },
): Promise<void> {
  await tx
    .updateTable('idempotency_key')
    .set({ status: answer.status, body: JSON.stringify(answer.body) })
    .where('user_id', '=', answer.userId)
    .where('key', '=', answer.key)
    .execute();
}

/** Forgets answers from before `before`. */
export async function forgetAnswers(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('idempotency_key').where('created_at', '<', before).execute();
}
