-- Mail: accounts of e-mail channels, the workspace's own setting, and what is to be sent. Passwords and tokens are closed by a key that is
-- not in the database; what waits is written with what it tells of, so that nothing is lost when a process dies.

create table mail_account (
  channel_id uuid primary key constraint mail_account_channel references channel (id) on delete cascade,
  -- As which it sends.
  address text not null,
  display_name text not null,
  imap_host text not null,
  imap_port integer not null,
  imap_security text not null constraint mail_account_imap_security check (imap_security in ('tls', 'starttls', 'none')),
  imap_user text not null,
  smtp_host text not null,
  smtp_port integer not null,
  smtp_security text not null constraint mail_account_smtp_security check (smtp_security in ('tls', 'starttls', 'none')),
  smtp_user text not null,
  sign_in text not null constraint mail_account_sign_in check (sign_in in ('password', 'oauth')),
  -- Closed, as are the client's secret and the tokens below; null for none.
  imap_password text,
  smtp_password text,
  oauth_provider text constraint mail_account_oauth_provider check (oauth_provider in ('google', 'microsoft', 'other')),
  oauth_client_id text,
  oauth_client_secret text,
  -- For `other`; the providers' own are known.
  oauth_authorize_url text,
  oauth_token_url text,
  oauth_scope text,
  oauth_refresh_token text,
  oauth_access_token text,
  oauth_access_until timestamptz(3),
  -- Which are read.
  mailboxes text[] not null default '{INBOX}',
  version integer not null default 1,
  changed_by uuid constraint mail_account_changed_by references "user" (id),
  changed_at timestamptz(3) not null default now(),
  constraint mail_account_oauth check (
    sign_in = 'password' or (oauth_provider is not null and oauth_client_id is not null)
  )
);

create unique index mail_account_address on mail_account (lower(address));

-- How reading goes, written by the job that reads; apart from the account, as it is no change of a setting.
create table mail_intake (
  channel_id uuid primary key constraint mail_intake_channel references channel (id) on delete cascade,
  state text not null constraint mail_intake_state check (state in ('reading', 'failing')),
  -- What went wrong, for a person; null while it reads.
  problem text,
  -- Since when it is in this state.
  since timestamptz(3) not null,
  -- When it last looked without a fault; null for never.
  read_at timestamptz(3)
);

-- Consent that somebody is asked for at a provider, for ten minutes.
create table mail_consent (
  state_hash text primary key,
  channel_id uuid not null constraint mail_consent_channel references channel (id) on delete cascade,
  user_id uuid not null constraint mail_consent_user references "user" (id) on delete cascade,
  -- Closed: what proves that the answer is for us (PKCE).
  verifier text not null,
  expires_at timestamptz(3) not null
);

-- Whom a new ticket of a channel is given to.
create table channel_owner_rule (
  channel_id uuid primary key constraint channel_owner_rule_channel references channel (id) on delete cascade,
  rule text not null constraint channel_owner_rule_kind check (rule in ('nobody', 'user', 'fewest')),
  -- For `user`; null once that user is gone.
  user_id uuid constraint channel_owner_rule_user references "user" (id) on delete set null
);

-- Among whom `fewest` chooses.
create table channel_candidate (
  id uuid primary key default gen_random_uuid(),
  channel_id uuid not null constraint channel_candidate_channel references channel (id) on delete cascade,
  user_id uuid constraint channel_candidate_user references "user" (id) on delete cascade,
  team_id uuid constraint channel_candidate_team references team (id) on delete cascade,
  constraint channel_candidate_one_kind check ((user_id is null) <> (team_id is null))
);

create unique index channel_candidate_once on channel_candidate (channel_id, coalesce(user_id, team_id));

-- How the workspace itself sends: invitations, resets, notifications.
create table mail_setting (
  is_only boolean primary key default true constraint mail_setting_is_only check (is_only),
  address text not null,
  display_name text not null,
  smtp_host text not null,
  smtp_port integer not null,
  smtp_security text not null constraint mail_setting_security check (smtp_security in ('tls', 'starttls', 'none')),
  -- Null for a server that asks for none.
  smtp_user text,
  smtp_password text,
  version integer not null default 1,
  changed_by uuid constraint mail_setting_changed_by references "user" (id),
  changed_at timestamptz(3) not null default now()
);

create table outgoing_mail (
  id uuid primary key default gen_random_uuid(),
  -- What it tells of, so that one thing is mailed once.
  key text not null,
  purpose text not null constraint outgoing_mail_purpose check (
    purpose in ('reply', 'broadcast', 'invitation', 'password-reset', 'notification', 'escalation', 'test')
  ),
  -- From which account; null for the workspace's own.
  channel_id uuid constraint outgoing_mail_channel references channel (id) on delete cascade,
  message_id text not null,
  to_address text not null,
  to_name text,
  cc_addresses text[] not null default '{}',
  subject text not null,
  -- Emptied once it is sent; for notifications it is made when it is sent.
  text text not null,
  html text,
  -- Closed: a link that nobody else may see, put in when it is sent; forgotten then.
  secret text,
  in_reply_to text,
  message_ids text[] not null default '{}',
  -- Written by nobody: says so, so that no program answers.
  is_automatic boolean not null,
  -- [{ name, mediaType, messageAttachmentId }]
  attachments jsonb not null default '[]',
  -- Whom it is for and what it tells of, to look at once more when it is sent.
  user_id uuid constraint outgoing_mail_user references "user" (id) on delete cascade,
  state text not null default 'waiting' constraint outgoing_mail_state check (state in ('waiting', 'kept', 'sent', 'failed', 'dropped')),
  tries integer not null default 0,
  -- When it is tried next; while somebody tries it, when that somebody is given up.
  due_at timestamptz(3) not null,
  -- After which it is of no use.
  expires_at timestamptz(3),
  problem text,
  created_at timestamptz(3) not null default now(),
  finished_at timestamptz(3)
);

create unique index outgoing_mail_key on outgoing_mail (key);

create index outgoing_mail_due on outgoing_mail (coalesce(channel_id, '00000000-0000-0000-0000-000000000000'::uuid), due_at)
  where state = 'waiting';

create index outgoing_mail_unsent on outgoing_mail (state, created_at desc) where state in ('kept', 'failed');

create index outgoing_mail_by_age on outgoing_mail (created_at);

-- How many somebody was sent lately.
create index outgoing_mail_by_recipient on outgoing_mail (lower(to_address), created_at) where is_automatic;

-- When it is put into a mail; null for those that are not mailed, or are in one.
alter table notification add column mail_at timestamptz(3);

alter table notification add column mail_id uuid constraint notification_mail references outgoing_mail (id) on delete set null;

create index notification_to_mail on notification (mail_at) where mail_at is not null;

create index notification_by_mail on notification (mail_id) where mail_id is not null;

-- Where somebody's choice of what comes by mail is another than the one for all.
create table mail_choice (
  user_id uuid not null constraint mail_choice_user references "user" (id) on delete cascade,
  kind text not null,
  is_wanted boolean not null,
  constraint mail_choice_one primary key (user_id, kind)
);

create trigger mail_account_changed after insert or delete or update of version, oauth_refresh_token on mail_account for each statement execute function note_settings();

create trigger mail_setting_changed after insert or update or delete on mail_setting for each statement execute function note_settings();

create trigger mail_intake_begun after insert on mail_intake for each row execute function note_settings();

create trigger mail_intake_changed after update on mail_intake for each row
  when (old.state is distinct from new.state or old.problem is distinct from new.problem) execute function note_settings();
