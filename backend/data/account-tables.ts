/** Rows about people: users, their sessions and keys, profiles, teams. Part of `Tables`. */
import type { Generated } from 'kysely';
import type {
  ApiKeyId,
  InvitationId,
  ProfileId,
  SessionId,
  TeamId,
  UserId,
  UserStatusId,
} from '#lib/contract/ids.ts';
import type { Permission } from '#lib/contract/permissions.ts';
import type { SessionClient } from '#lib/contract/account-sessions.ts';

/** Set by the database's clock unless given. */
type Now = Generated<Date>;

type UserTable = {
  id: Generated<UserId>;
  name: string;
  email: string;
  emailVerified: boolean;
  createdAt: Now;
  updatedAt: Now;
  twoFactorEnabled: Generated<boolean | null>;
};

type AccountTable = {
  id: Generated<string>;
  accountId: string;
  providerId: string;
  userId: UserId;
  password: string | null;
  createdAt: Now;
  updatedAt: Date;
};

type TwoFactorTable = { id: Generated<string>; userId: UserId; verified: boolean | null };

type SessionTable = {
  id: Generated<SessionId>;
  token: string;
  userId: UserId;
  expiresAt: Date;
  createdAt: Now;
  updatedAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
  client: Generated<SessionClient>;
  last_used_at: Now;
};

type ProfileTable = {
  id: Generated<ProfileId>;
  name: string;
  permissions: Permission[];
  is_admin: Generated<boolean>;
  version: Generated<number>;
};

type MemberTable = {
  user_id: UserId;
  profile_id: ProfileId;
  is_active: Generated<boolean>;
  created_at: Now;
  deactivated_at: Generated<Date | null>;
  last_seen_at: Generated<Date | null>;
  version: Generated<number>;
  /** Null: the default one. */
  status_id: Generated<UserStatusId | null>;
  status_since: Generated<Date | null>;
};

type TeamTable = { id: Generated<TeamId>; name: string; version: Generated<number>; created_at: Now };

type TeamMemberTable = { team_id: TeamId; user_id: UserId };

type TicketViewerTable = { id: Generated<string>; user_id: UserId | null; team_id: TeamId | null };

type InvitationTable = {
  id: Generated<InvitationId>;
  email: string;
  profile_id: ProfileId;
  team_ids: TeamId[];
  token_hash: string;
  invited_by: UserId | null;
  created_at: Now;
  expires_at: Date;
  accepted_at: Generated<Date | null>;
};

type PasswordResetTable = { user_id: UserId; token_hash: string; made_by: UserId | null; expires_at: Date };

type ApiKeyTable = {
  id: Generated<ApiKeyId>;
  user_id: UserId;
  name: string;
  hint: string;
  token_hash: string;
  permissions: Permission[];
  created_at: Now;
  expires_at: Date | null;
  last_used_at: Generated<Date | null>;
  revoked_at: Generated<Date | null>;
};

type TryCountTable = { key: string; count: number; ends_at: Date };

export type AccountTables = {
  user: UserTable;
  account: AccountTable;
  twoFactor: TwoFactorTable;
  session: SessionTable;
  profile: ProfileTable;
  member: MemberTable;
  team: TeamTable;
  team_member: TeamMemberTable;
  ticket_viewer: TicketViewerTable;
  invitation: InvitationTable;
  password_reset: PasswordResetTable;
  api_key: ApiKeyTable;
  try_count: TryCountTable;
};
