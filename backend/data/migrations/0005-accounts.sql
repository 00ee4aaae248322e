-- Accounts: second factor, what a session runs on, invitations, one-time password links, API keys, teams, editable profiles.

alter table "user" add column "twoFactorEnabled" boolean default false;

create table "twoFactor" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "secret" text not null, "backupCodes" text not null, "userId" uuid not null references "user" ("id") on delete cascade, "verified" boolean, "failedVerificationCount" integer, "lockedUntil" timestamptz);

create index "twoFactor_secret_idx" on "twoFactor" ("secret");

create index "twoFactor_userId_idx" on "twoFactor" ("userId");

-- Columns of ours beside the library's: what signed in, and when it was last used (to five minutes).
alter table "session"
  add column client text not null default 'web' constraint session_client check (client in ('web', 'sidebar', 'command-line')),
  add column last_used_at timestamptz(3) not null default now();

-- The Admin profile has every permission there is, also those of later versions, and cannot be changed or removed.
alter table profile
  add column is_admin boolean not null default false,
  add column version integer not null default 1;

update profile set is_admin = true where name = 'Admin';

create unique index profile_one_admin on profile (is_admin) where is_admin;

alter table member
  add column deactivated_at timestamptz(3),
  add column last_seen_at timestamptz(3),
  add column version integer not null default 1;

create table team (
  id uuid primary key default gen_random_uuid(),
  name text not null constraint team_name_once unique,
  version integer not null default 1,
  created_at timestamptz(3) not null default now()
);

create table team_member (
  team_id uuid not null constraint team_member_team references team (id) on delete cascade,
  user_id uuid not null constraint team_member_user references "user" (id) on delete cascade,
  primary key (team_id, user_id)
);

create index team_member_by_user on team_member (user_id);

-- Who may see tickets while the Ticket module is private, besides owner, creator and those with read-all.
alter table workspace add column visibility_version integer not null default 1;

create table ticket_viewer (
  id uuid primary key default gen_random_uuid(),
  user_id uuid constraint ticket_viewer_user references "user" (id) on delete cascade constraint ticket_viewer_user_once unique,
  team_id uuid constraint ticket_viewer_team references team (id) on delete cascade constraint ticket_viewer_team_once unique,
  constraint ticket_viewer_one_kind check ((user_id is null) <> (team_id is null))
);

-- Links are kept as hashes; whoever reads the database cannot use them.
create table invitation (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  profile_id uuid not null constraint invitation_profile references profile (id),
  team_ids uuid[] not null default '{}',
  token_hash text not null constraint invitation_token_once unique,
  invited_by uuid constraint invitation_invited_by references "user" (id),
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  accepted_at timestamptz(3)
);

create unique index invitation_one_pending on invitation (email) where accepted_at is null;

create table password_reset (
  user_id uuid primary key constraint password_reset_user references "user" (id) on delete cascade,
  token_hash text not null constraint password_reset_token_once unique,
  made_by uuid constraint password_reset_made_by references "user" (id),
  expires_at timestamptz(3) not null
);

create table api_key (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null constraint api_key_user references "user" (id) on delete cascade,
  name text not null,
  -- Its first letters, to tell keys apart in the list.
  hint text not null,
  token_hash text not null constraint api_key_token_once unique,
  permissions text[] not null,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3)
);

create index api_key_by_user on api_key (user_id);

-- Counts of tries, shared by all processes. Keys are hashes of addresses; a row is worthless after its window.
create table try_count (
  key text primary key,
  count integer not null,
  ends_at timestamptz(3) not null
);
