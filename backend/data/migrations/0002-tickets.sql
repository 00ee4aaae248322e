-- Workspace, people, pipelines, records, tickets, conversations. A statement ends with a semicolon and an empty line.
-- Instants have milliseconds, as JavaScript has: a cursor that lost microseconds would skip rows.

create table workspace (
  is_only boolean primary key default true constraint workspace_is_only check (is_only),
  name text not null,
  ticket_visibility text not null default 'public' constraint workspace_ticket_visibility check (ticket_visibility in ('public', 'private')),
  created_at timestamptz(3) not null default now()
);

create table profile (
  id uuid primary key default gen_random_uuid(),
  name text not null constraint profile_name_once unique,
  permissions text[] not null
);

-- A user's place in the workspace; the user itself belongs to the sign-in library.
create table member (
  user_id uuid primary key constraint member_user references "user" (id),
  profile_id uuid not null constraint member_profile references profile (id),
  is_active boolean not null default true,
  created_at timestamptz(3) not null default now()
);

create table pipeline (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  position integer not null,
  is_default boolean not null default false
);

create unique index pipeline_one_default on pipeline (is_default) where is_default;

create table stage (
  id uuid primary key default gen_random_uuid(),
  pipeline_id uuid not null constraint stage_pipeline references pipeline (id),
  name text not null,
  hue text not null,
  position integer not null constraint stage_position check (position between 1 and 12),
  sets_status text constraint stage_sets_status check (sets_status in ('open', 'pending', 'on-hold', 'closed')),
  constraint stage_position_once unique (pipeline_id, position) deferrable initially deferred
);

create table field (
  id uuid primary key default gen_random_uuid(),
  key text not null constraint field_key_once unique,
  label text not null,
  hint text,
  kind text not null,
  is_mandatory boolean not null default false,
  options text[] not null default '{}',
  default_value jsonb,
  pipeline_ids uuid[],
  position integer not null
);

create table record (
  id uuid primary key default gen_random_uuid(),
  kind text not null constraint record_kind check (kind in ('lead', 'contact', 'account', 'opportunity', 'task')),
  name text not null,
  title text,
  company text,
  account_id uuid constraint record_account references record (id),
  owner_id uuid constraint record_owner references "user" (id),
  phones text[] not null default '{}',
  source_url text,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  -- Latest thing that happened with this record; several matches of one address are listed by it.
  active_at timestamptz(3) not null default now(),
  version integer not null default 1,
  search tsvector not null generated always as (to_tsvector('simple', name || ' ' || coalesce(company, ''))) stored
);

create index record_by_kind on record (kind, active_at desc, id desc);

create index record_search on record using gin (search);

create index record_account on record (account_id) where account_id is not null;

-- Addresses of leads, contacts and accounts; match_key is core/addresses' normal form, which senders are compared by.
create table record_email (
  record_id uuid not null constraint record_email_record references record (id) on delete cascade,
  match_key text not null,
  address text not null,
  position integer not null,
  primary key (record_id, match_key)
);

create index record_email_by_key on record_email (match_key);

create index record_email_by_prefix on record_email (match_key text_pattern_ops);

-- One sequence a source: gaps are allowed, numbers are never reused, and a counter row would cost three to four times as much.
create sequence ticket_number_m;

create sequence ticket_number_e;

create sequence ticket_number_r;

create sequence ticket_number_c;

create sequence ticket_number_a;

create table ticket (
  id uuid primary key default gen_random_uuid(),
  number text not null constraint ticket_number_once unique,
  source text not null constraint ticket_source check (source in ('manual', 'email', 'record', 'conversation', 'api')),
  subject text not null,
  description text not null,
  status text not null constraint ticket_status check (status in ('open', 'pending', 'on-hold', 'closed')),
  pipeline_id uuid not null constraint ticket_pipeline references pipeline (id),
  stage_id uuid not null constraint ticket_stage references stage (id),
  owner_id uuid constraint ticket_owner references "user" (id),
  created_by uuid constraint ticket_created_by references "user" (id),
  -- At most one record of each kind, so four columns and no table.
  lead_id uuid constraint ticket_lead references record (id),
  contact_id uuid constraint ticket_contact references record (id),
  account_id uuid constraint ticket_account references record (id),
  opportunity_id uuid constraint ticket_opportunity references record (id),
  field_values jsonb not null default '{}',
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  closed_at timestamptz(3),
  version integer not null default 1,
  search tsvector not null generated always as (to_tsvector('simple', number || ' ' || subject)) stored
);

create index ticket_by_change on ticket (updated_at desc, id desc);

create index ticket_by_owner on ticket (owner_id, updated_at desc, id desc);

create index ticket_not_closed on ticket (updated_at desc, id desc) where status <> 'closed';

create index ticket_by_lead on ticket (lead_id, updated_at desc) where lead_id is not null;

create index ticket_by_contact on ticket (contact_id, updated_at desc) where contact_id is not null;

create index ticket_by_account on ticket (account_id, updated_at desc) where account_id is not null;

create index ticket_by_opportunity on ticket (opportunity_id, updated_at desc) where opportunity_id is not null;

create index ticket_search on ticket using gin (search);

create table ticket_event (
  id uuid primary key default gen_random_uuid(),
  ticket_id uuid not null constraint ticket_event_ticket references ticket (id),
  -- Order within the ticket: events of one write share their instant.
  sequence bigint generated always as identity,
  kind text not null,
  at timestamptz(3) not null default now(),
  actor_id uuid constraint ticket_event_actor references "user" (id),
  subject text,
  from_value text,
  to_value text,
  reason text,
  version integer not null
);

create index ticket_event_by_ticket on ticket_event (ticket_id, sequence);

create table ticket_comment (
  id uuid primary key default gen_random_uuid(),
  ticket_id uuid not null constraint ticket_comment_ticket references ticket (id),
  author_id uuid not null constraint ticket_comment_author references "user" (id),
  text text not null,
  created_at timestamptz(3) not null default now()
);

create index ticket_comment_by_ticket on ticket_comment (ticket_id, created_at);

-- An e-mail thread as the companion knows it, across mailboxes.
create table conversation (
  id uuid primary key default gen_random_uuid(),
  subject text not null,
  created_at timestamptz(3) not null default now()
);

-- A Message-ID belongs to one conversation. The key is what two mailboxes that create at the same time meet on.
create table conversation_message_id (
  message_id text primary key,
  conversation_id uuid not null constraint conversation_message_id_conversation references conversation (id) on delete cascade
);

create index conversation_message_id_by_conversation on conversation_message_id (conversation_id);

-- A provider's own thread id, a hint that is valid in one mailbox only.
create table conversation_hint (
  provider text not null,
  mailbox_key text not null,
  provider_thread_id text not null,
  conversation_id uuid not null constraint conversation_hint_conversation references conversation (id) on delete cascade,
  primary key (provider, mailbox_key, provider_thread_id)
);

-- Addresses of people on the conversation; References link only for them.
create table conversation_participant (
  conversation_id uuid not null constraint conversation_participant_conversation references conversation (id) on delete cascade,
  match_key text not null,
  primary key (conversation_id, match_key)
);

create table message (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid not null constraint message_conversation references conversation (id) on delete cascade,
  message_id text,
  provider_message_id text,
  from_address text not null,
  from_name text,
  to_addresses text[] not null default '{}',
  sent_at timestamptz(3),
  text text not null,
  created_at timestamptz(3) not null default now()
);

create unique index message_once on message (conversation_id, message_id) where message_id is not null;

create index message_by_conversation on message (conversation_id, sent_at);

create table ticket_conversation (
  ticket_id uuid not null constraint ticket_conversation_ticket references ticket (id),
  conversation_id uuid not null constraint ticket_conversation_conversation references conversation (id),
  linked_by uuid constraint ticket_conversation_linked_by references "user" (id),
  linked_at timestamptz(3) not null default now(),
  primary key (ticket_id, conversation_id)
);

create index ticket_conversation_by_conversation on ticket_conversation (conversation_id);

-- First answers of creates, so that a repeat gets the same one; kept 30 days, and never read across users.
create table idempotency_key (
  user_id uuid not null constraint idempotency_key_user references "user" (id) on delete cascade,
  key text not null,
  request_hash text not null,
  status integer,
  body jsonb,
  created_at timestamptz(3) not null default now(),
  primary key (user_id, key)
);

create index idempotency_key_by_age on idempotency_key (created_at);
