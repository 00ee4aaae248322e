/** Idempotent writes: one transaction that claims the key, does the work, and keeps the answer. */
import type { Result } from '#lib/base/result.ts';
import type { Tx } from '#backend/data/database.ts';
import { claimKey, keepAnswer } from '#backend/data/idempotency.ts';
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
  if (first.requestHash !== claim.requestHash)
    throw new RefusedError({
      code: 'idempotency_key_reused',
      detail: 'Use a new Idempotency-Key for another request.',
    });
  return first.body as T;
}
