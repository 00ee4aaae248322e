/** One-time links for a new password; a user has one at most. */
import type { UserId } from '#lib/contract/ids.ts';
import type { Db, Tx } from './database.ts';

export type PasswordReset = { userId: UserId; tokenHash: string; madeBy: UserId | null; expiresAt: Date };

/** Keeps a link in place of any older one of the user. */
export async function putPasswordReset(tx: Tx, reset: PasswordReset): Promise<void> {
  const values = { token_hash: reset.tokenHash, made_by: reset.madeBy, expires_at: reset.expiresAt };
  await tx
    .insertInto('password_reset')
    .values({ user_id: reset.userId, ...values })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(values))
    .execute();
}

/** Whose link it is, or null when it is unknown, out of time, or its user inactive. */
export async function findPasswordReset(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<{ userId: UserId; email: string } | null> {
  const row = await db
    .selectFrom('password_reset')
    .innerJoin('user', 'user.id', 'password_reset.user_id')
    .innerJoin('member', 'member.user_id', 'password_reset.user_id')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('member.is_active', '=', true)
    .select(['user.id', 'user.email'])
    .executeTakeFirst();
  return row === undefined ? null : { userId: row.id, email: row.email };
}

/** Uses a link up; false for all but the first who try. */
export async function takePasswordReset(tx: Tx, tokenHash: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('password_reset')
    .where('token_hash', '=', tokenHash)
    .returning('user_id')
    .executeTakeFirst();
  return row !== undefined;
}
