-- Channels, where conversations come from besides e-mail threads; policies of their own; whom a policy tells besides, and when.

create table channel (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  -- Connectors post to an API channel.
  kind text not null default 'api' constraint channel_kind check (kind in ('api', 'email')),
  -- Which SLA policy its tickets get: the global one, or the one of `sla_policy` that names this channel.
  sla_type text not null default 'global' constraint channel_sla_type check (sla_type in ('global', 'individual')),
  -- Where its tickets start; null for the default pipeline.
  pipeline_id uuid constraint channel_pipeline references pipeline (id),
  -- A session is over after as many hours without a message; for what starts sessions by itself.
  idle_hours integer not null default 24 constraint channel_idle_hours check (idle_hours between 1 and 8760),
  -- Who sees its conversations and their tickets: all who may read tickets, or those of channel_viewer only.
  visibility text not null default 'all' constraint channel_visibility check (visibility in ('all', 'chosen')),
  -- While disabled it takes nothing in; what came before stays.
  is_enabled boolean not null default true,
  version integer not null default 1,
  changed_by uuid constraint channel_changed_by references "user" (id),
  changed_at timestamptz(3) not null default now()
);

create unique index channel_name on channel (lower(name));

create table channel_viewer (
  -- A backup reads every table in the order of its key.
  id uuid primary key default gen_random_uuid(),
  channel_id uuid not null constraint channel_viewer_channel references channel (id) on delete cascade,
  user_id uuid constraint channel_viewer_user references "user" (id) on delete cascade,
  team_id uuid constraint channel_viewer_team references team (id) on delete cascade,
  constraint channel_viewer_one_kind check ((user_id is null) <> (team_id is null))
);

create unique index channel_viewer_once on channel_viewer (channel_id, coalesce(user_id, team_id));

alter table sla_policy add column channel_id uuid constraint sla_policy_of_channel references channel (id) on delete cascade;

alter table sla_policy add constraint sla_policy_of_one check (is_global = (channel_id is null));

create unique index sla_policy_by_channel on sla_policy (channel_id) where channel_id is not null;

-- At which share of a target somebody is warned; null for no warning.
alter table sla_policy add column warning_share double precision
  constraint sla_policy_warning check (warning_share between 0.1 and 0.95);

-- Whom else to tell, [{afterS, notifyUserId}], in order.
alter table sla_policy add column levels jsonb not null default '[]';

alter table ticket add column channel_id uuid constraint ticket_channel references channel (id);

create index ticket_by_channel on ticket (channel_id, updated_at desc, id desc) where channel_id is not null;

-- A conversation is an e-mail thread, or a session on a channel.
alter table conversation add column channel_id uuid constraint conversation_channel references channel (id);

-- What the connector calls it.
alter table conversation add column external_id text;

alter table conversation add column started_by text
  constraint conversation_started_by check (started_by in ('customer', 'agent', 'broadcast', 'workflow'));

alter table conversation add column customer_name text;

-- The address that records are matched by, where the connector knows one.
alter table conversation add column customer_address text;

alter table conversation add constraint conversation_session
  check ((channel_id is null) = (started_by is null) and (channel_id is null) = (external_id is null));

create unique index conversation_external_id on conversation (channel_id, external_id) where channel_id is not null;

-- Who wrote it, as its connector says; null for e-mail.
alter table message add column author_kind text
  constraint message_author_kind check (author_kind in ('customer', 'agent', 'automatic'));

alter table message add column external_id text;

-- Somebody in a chat may have no address.
alter table message alter column from_address drop not null;

create unique index message_external_id on message (conversation_id, external_id) where external_id is not null;

create trigger channel_changed after insert or update or delete on channel for each statement execute function note_settings();

create trigger channel_viewer_changed after insert or delete on channel_viewer for each statement execute function note_settings();

create function note_message() returns trigger language plpgsql as $$
begin
  perform note_many_changes('ticket', (
    select array_agg(distinct ticket_id) from changed join ticket_conversation using (conversation_id) where changed.external_id is not null
  ));
  return null;
end $$;

create trigger message_arrived after insert on message referencing new table as changed for each statement execute function note_message();
