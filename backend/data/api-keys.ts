/** API keys: who calls with one, and their list. */
import { sql } from 'kysely';
import type { ApiKey } from '#lib/contract/api-keys.ts';
import type { ApiKeyId, UserId } from '#lib/contract/ids.ts';
import type { Permission } from '#lib/contract/permissions.ts';
import { permissionsOf, type Actor } from '#backend/core/permissions.ts';
import type { Db, Tx } from './database.ts';
import { hiddenChannelsOf, isShownAllTickets } from './visibility.ts';

export type KeyUse = { keyId: ApiKeyId; lastUsedAt: Date | null };

/**
 * The actor behind a key: its user, with what both the key and the user's profile grant now. Null when the key is unknown,
 * revoked or over, or its user inactive.
 */
export async function findActorByKey(db: Db, tokenHash: string): Promise<(Actor & KeyUse) | null> {
  const row = await db
    .selectFrom('api_key')
    .innerJoin('user', 'user.id', 'api_key.user_id')
    .innerJoin('member', 'member.user_id', 'user.id')
    .innerJoin('profile', 'profile.id', 'member.profile_id')
    .where('api_key.token_hash', '=', tokenHash)
    .where('api_key.revoked_at', 'is', null)
    .where((where) =>
      where.or([where('api_key.expires_at', 'is', null), where('api_key.expires_at', '>', new Date())]),
    )
    .where('member.is_active', '=', true)
    .select([
      'user.id',
      'user.name',
      'user.email',
      'profile.name as profile',
      'profile.permissions',
      'profile.is_admin',
      'api_key.id as key_id',
      'api_key.permissions as key_permissions',
      'api_key.last_used_at',
      isShownAllTickets(sql.ref('user.id')).as('is_shown_all'),
      hiddenChannelsOf(sql.ref('user.id')).as('hidden_channels'),
    ])
    .executeTakeFirst();
  if (row === undefined) return null;
  const granted = permissionsOf({ isAdmin: row.is_admin, permissions: row.permissions });
  return {
    userId: row.id,
    user: { id: row.id, name: row.name, email: row.email },
    profile: row.profile,
    permissions: new Set(row.key_permissions.filter((permission) => granted.has(permission))),
    isShownAllTickets: row.is_shown_all,
    hiddenChannels: row.hidden_channels,
    keyId: row.key_id,
    lastUsedAt: row.last_used_at,
  };
}

/** Notes that a key is in use. */
export async function touchApiKey(db: Db, id: ApiKeyId, at: Date): Promise<void> {
  await db.updateTable('api_key').set({ last_used_at: at }).where('id', '=', id).execute();
}

function selectKeys(db: Db) {
  return db
    .selectFrom('api_key')
    .innerJoin('user', 'user.id', 'api_key.user_id')
    .where('api_key.revoked_at', 'is', null)
    .select([
      'api_key.id',
      'api_key.name',
      'api_key.hint',
      'api_key.permissions',
      'api_key.created_at',
      'api_key.expires_at',
      'api_key.last_used_at',
      'user.id as user_id',
      'user.name as user_name',
      'user.email',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectKeys>['executeTakeFirstOrThrow']>>;

function toApiKey(row: Row): ApiKey {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    user: { id: row.user_id, name: row.user_name, email: row.email },
    permissions: row.permissions,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}

/** Keys that are not revoked, newest first; of one user, or everybody's. */
export async function listApiKeys(db: Db, userId: UserId | null): Promise<ApiKey[]> {
  let selecting = selectKeys(db);
  if (userId !== null) selecting = selecting.where('api_key.user_id', '=', userId);
  const rows = await selecting.orderBy('api_key.created_at', 'desc').orderBy('api_key.id').execute();
  return rows.map(toApiKey);
}

/** A key that is not revoked, or null. */
export async function findApiKey(db: Db, id: ApiKeyId): Promise<ApiKey | null> {
  const row = await selectKeys(db).where('api_key.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toApiKey(row);
}

export type NewApiKey = {
  userId: UserId;
  name: string;
  hint: string;
  tokenHash: string;
  permissions: readonly Permission[];
  at: Date;
  expiresAt: Date | null;
};

/** Adds a key. */
export async function insertApiKey(tx: Tx, key: NewApiKey): Promise<ApiKeyId> {
  const { id } = await tx
    .insertInto('api_key')
    .values({
      user_id: key.userId,
      name: key.name,
      hint: key.hint,
      token_hash: key.tokenHash,
      permissions: [...key.permissions],
      created_at: key.at,
      expires_at: key.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Revokes a key. */
export async function revokeApiKeyRow(tx: Tx, id: ApiKeyId, at: Date): Promise<void> {
  await tx.updateTable('api_key').set({ revoked_at: at }).where('id', '=', id).execute();
}
