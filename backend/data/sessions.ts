/** Sessions: who calls with a token, where somebody is signed in, and ending it. One statement finds the caller of a request. */
import { sql } from 'kysely';
import type { AccountSession, SessionClient } from '#lib/contract/account-sessions.ts';
import type { SessionId, UserId } from '#lib/contract/ids.ts';
import { permissionsOf, type Actor } from '#backend/core/permissions.ts';
import { nameBrowser } from '#backend/core/browsers.ts';
import type { Db } from './database.ts';
import { hashToken } from './secret-tokens.ts';
import { hiddenChannelsOf, isShownAllTickets } from './visibility.ts';

/** The signed-in actor of a session token, or null when the session is unknown, over, or its user inactive. */
export async function findActorByToken(db: Db, token: string): Promise<(Actor & SessionUse) | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.userId')
    .innerJoin('member', 'member.user_id', 'user.id')
    .innerJoin('profile', 'profile.id', 'member.profile_id')
    .where('session.token', '=', hashToken(token))
    .where('session.expiresAt', '>', new Date())
    .where('member.is_active', '=', true)
    .select([
      'user.id',
      'user.name',
      'user.email',
      'profile.name as profile',
      'profile.permissions',
      'profile.is_admin',
      'session.id as session_id',
      'session.last_used_at',
      'member.last_seen_at',
      isShownAllTickets(sql.ref('user.id')).as('is_shown_all'),
      hiddenChannelsOf(sql.ref('user.id')).as('hidden_channels'),
    ])
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    userId: row.id,
    user: { id: row.id, name: row.name, email: row.email },
    profile: row.profile,
    permissions: permissionsOf({ isAdmin: row.is_admin, permissions: row.permissions }),
    isShownAllTickets: row.is_shown_all,
    hiddenChannels: row.hidden_channels,
    sessionId: row.session_id,
    lastUsedAt: row.last_used_at,
    isFirstUse: row.last_seen_at === null,
  };
}

export type SessionUse = { sessionId: SessionId; lastUsedAt: Date; isFirstUse: boolean };

/** Notes that a session is in use and moves its end forward; called every few minutes of use. */
export async function touchSession(
  db: Db,
  use: { sessionId: SessionId; userId: UserId; at: Date; expiresAt: Date },
): Promise<void> {
  await sql`
    with used as (
      update "session" set last_used_at = ${use.at}, "updatedAt" = ${use.at}, "expiresAt" = ${use.expiresAt}
      where id = ${use.sessionId}
    )
    update member set last_seen_at = ${use.at} where user_id = ${use.userId}
  `.execute(db);
}

/** What signed in, as the list of sessions shows it. */
export type Device = { client: SessionClient; userAgent: string | null; ipAddress: string | null };

/** Notes on what a new session runs. */
export async function describeSession(db: Db, token: string, device: Device): Promise<void> {
  await db.updateTable('session').set(device).where('token', '=', hashToken(token)).execute();
}

/** Where a user is signed in, last used first. */
export async function listSessions(
  db: Db,
  userId: UserId,
  current: SessionId | null,
): Promise<AccountSession[]> {
  const rows = await db
    .selectFrom('session')
    .where('userId', '=', userId)
    .where('expiresAt', '>', new Date())
    .select(['id', 'client', 'userAgent', 'ipAddress', 'createdAt', 'last_used_at'])
    .orderBy('last_used_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    client: row.client,
    browser: row.userAgent === null ? null : nameBrowser(row.userAgent),
    ipAddress: row.ipAddress,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.last_used_at.toISOString(),
    isCurrent: row.id === current,
  }));
}

/** Ends one session of a user; false when there is no such one. */
export async function endSession(db: Db, userId: UserId, id: SessionId): Promise<boolean> {
  const ended = await db
    .deleteFrom('session')
    .where('userId', '=', userId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

/** Ends all sessions of a user but one; how many there were. */
export async function endSessions(db: Db, userId: UserId, except: SessionId | null = null): Promise<number> {
  let ending = db.deleteFrom('session').where('userId', '=', userId);
  if (except !== null) ending = ending.where('id', '!=', except);
  return (await ending.returning('id').execute()).length;
}
