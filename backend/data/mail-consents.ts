/** Consent at providers: asked for, answered, and the tokens that come of it. */
import type { ChannelId, UserId } from '#lib/contract/ids.ts';
import type { Db, Tx } from './database.ts';
import type { SecretBox } from './secret-box.ts';

export type AskedConsent = {
  stateHash: string;
  channelId: ChannelId;
  userId: UserId;
  /** Closed. */
  verifier: string;
  expiresAt: Date;
};

/** Remembers that somebody is asked; forgets whom nobody waits for any more. */
export async function insertConsent(tx: Tx, asked: AskedConsent, now: Date): Promise<void> {
  await tx.deleteFrom('mail_consent').where('expires_at', '<', now).execute();
  await tx
    .insertInto('mail_consent')
    .values({
      state_hash: asked.stateHash,
      channel_id: asked.channelId,
      user_id: asked.userId,
      verifier: asked.verifier,
      expires_at: asked.expiresAt,
    })
    .execute();
}

/** Uses up what somebody was asked; null when it is unknown, out of time, or another's. */
export async function takeConsent(
  db: Db,
  { stateHash, userId, now }: { stateHash: string; userId: UserId; now: Date },
): Promise<{ channelId: ChannelId; verifier: string } | null> {
  const row = await db
    .deleteFrom('mail_consent')
    .where('state_hash', '=', stateHash)
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .returning(['channel_id', 'verifier'])
    .executeTakeFirst();
  return row === undefined ? null : { channelId: row.channel_id, verifier: row.verifier };
}

export type Tokens = { accessToken: string; accessUntil: Date; refreshToken: string };

/** Keeps the tokens of an account, closed. */
export async function keepAccessToken(
  db: Db,
  secrets: SecretBox,
  { channelId, ...tokens }: Tokens & { channelId: ChannelId },
): Promise<void> {
  await db
    .updateTable('mail_account')
    .set({
      oauth_access_token: secrets.close(tokens.accessToken),
      oauth_access_until: tokens.accessUntil,
      oauth_refresh_token: secrets.close(tokens.refreshToken),
    })
    .where('channel_id', '=', channelId)
    .execute();
}
