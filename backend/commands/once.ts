/** Idempotent writes: one transaction that claims the key, does the work, and keeps the answer. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { Db, Tx } from '#backend/data/database.ts';
import { claimKey, findAnswer, keepAnswer, type FirstAnswer } from '#backend/data/idempotency.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** The caller's Idempotency-Key and a hash of everything that was asked under it. */
export type Once = { key: string; requestHash: string };

/**
 * The work's answer, or the first answer under the same key. Another request under a used key is refused. A refusal keeps
 * nothing, so the corrected request may use the key again.
 */
export function once<T>(
  companion: Companion,
  call: Call<unknown> & { once: Once | null },
  work: (tx: Tx) => Promise<T>,
): Promise<Result<T, Refusal>> {
  return refusable(companion.database, (tx) => onceWithin(tx, call, () => work(tx)));
}

/** `once` inside a transaction that does more than the work under the key. */
export async function onceWithin<T>(
  tx: Tx,
  call: Call<unknown> & { once: Once | null },
  work: () => Promise<T>,
): Promise<T> {
  const { once: claim } = call;
  if (claim === null) return work();
  const { userId } = call.actor;
  const first = await claimKey(tx, { userId, ...claim });
  if (first === null) {
    const answer = await work();
    await keepAnswer(tx, { userId, key: claim.key, status: 201, body: answer });
    return answer;
  }
  if (!isOf(first, claim)) throw new RefusedError(KEY_REUSED);
  return first.body as T;
}

/** The first answer under the key, for work that begins before its transaction; null when there is none yet. */
export async function answeredBefore(
  db: Db,
  { actor, once: claim }: Call<unknown> & { once: Once | null },
): Promise<Result<unknown, Refusal> | null> {
  const first = claim && (await findAnswer(db, { userId: actor.userId, key: claim.key }));
  return claim && first && (isOf(first, claim) ? ok(first.body) : err(KEY_REUSED));
}

const KEY_REUSED: Refusal = {
  code: 'idempotency_key_reused',
  detail: 'Use a new Idempotency-Key for another request.',
};

/** Whether that answer was given to this very request. */
function isOf(first: FirstAnswer, claim: Once): boolean {
  return first.requestHash === claim.requestHash;
}
