/** Invitations: pending ones, and taking one exactly once. */
import { sql } from 'kysely';
import type { InvitationId, ProfileId, TeamId, UserId } from '#lib/contract/ids.ts';
import type { Invitation } from '#lib/contract/invitations.ts';
import type { Db, Tx } from './database.ts';

const teamsOf = sql<{ id: TeamId; name: string }[]>`coalesce((
  select json_agg(json_build_object('id', team.id, 'name', team.name) order by team.name)
  from team where team.id = any (invitation.team_ids)
), '[]')`;

function selectInvitations(db: Db) {
  return db
    .selectFrom('invitation')
    .innerJoin('profile', 'profile.id', 'invitation.profile_id')
    .leftJoin('user as inviter', 'inviter.id', 'invitation.invited_by')
    .where('invitation.accepted_at', 'is', null)
    .select([
      'invitation.id',
      'invitation.email',
      'invitation.created_at',
      'invitation.expires_at',
      'profile.id as profile_id',
      'profile.name as profile_name',
      'inviter.id as inviter_id',
      'inviter.name as inviter_name',
      teamsOf.as('teams'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectInvitations>['executeTakeFirstOrThrow']>>;

function toInvitation(row: Row): Invitation {
  return {
    id: row.id,
    email: row.email,
    profile: { id: row.profile_id, name: row.profile_name },
    teams: row.teams,
    invitedBy:
      row.inviter_id === null || row.inviter_name === null
        ? null
        : { id: row.inviter_id, name: row.inviter_name },
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}

/** Invitations that nobody has accepted, newest first. */
export async function listInvitations(db: Db): Promise<Invitation[]> {
  const rows = await selectInvitations(db).orderBy('invitation.created_at', 'desc').execute();
  return rows.map(toInvitation);
}

/** A pending invitation, or null. */
export async function findInvitation(db: Db, id: InvitationId): Promise<Invitation | null> {
  const row = await selectInvitations(db).where('invitation.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toInvitation(row);
}

/** The pending invitation that a link's token belongs to, or null when it is unknown or out of time. */
export async function findInvitationByToken(db: Db, hash: string, now: Date): Promise<Invitation | null> {
  const row = await selectInvitations(db)
    .where('invitation.token_hash', '=', hash)
    .where('invitation.expires_at', '>', now)
    .executeTakeFirst();
  return row === undefined ? null : toInvitation(row);
}

/** True when the address has a pending invitation. */
export async function isInvited(tx: Tx, email: string): Promise<boolean> {
  const row = await selectInvitations(tx)
    .where('invitation.email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row !== undefined;
}

export type NewInvitation = {
  email: string;
  profileId: ProfileId;
  teamIds: readonly TeamId[];
  tokenHash: string;
  invitedBy: UserId;
  at: Date;
  expiresAt: Date;
};

/** Adds an invitation. */
export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<InvitationId> {
  const { id } = await tx
    .insertInto('invitation')
    .values({
      email: invitation.email.toLowerCase(),
      profile_id: invitation.profileId,
      team_ids: [...invitation.teamIds],
      token_hash: invitation.tokenHash,
      invited_by: invitation.invitedBy,
      created_at: invitation.at,
      expires_at: invitation.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Gives a pending invitation another link; the one before ends. */
export async function replaceInvitationToken(
  tx: Tx,
  link: { id: InvitationId; tokenHash: string; expiresAt: Date },
): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ token_hash: link.tokenHash, expires_at: link.expiresAt })
    .where('id', '=', link.id)
    .where('accepted_at', 'is', null)
    .execute();
}

/** Takes a pending invitation back; false when there is none. */
export async function deleteInvitation(tx: Tx, id: InvitationId): Promise<boolean> {
  const row = await tx
    .deleteFrom('invitation')
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type TakenInvitation = { email: string; profileId: ProfileId; teamIds: TeamId[] };

/** Takes the invitation of a token, or of a proven address; null for all but the first who try, and after its time. */
export async function takeInvitation(
  tx: Tx,
  by: { tokenHash: string } | { email: string },
  now: Date,
): Promise<TakenInvitation | null> {
  const row = await tx
    .updateTable('invitation')
    .set({ accepted_at: now })
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .where((where) =>
      'email' in by ? where('email', '=', by.email.toLowerCase()) : where('token_hash', '=', by.tokenHash),
    )
    .returning(['email', 'profile_id', 'team_ids'])
    .executeTakeFirst();
  return row === undefined ? null : { email: row.email, profileId: row.profile_id, teamIds: row.team_ids };
}
