-- Conversations on channels as the message module shows them: sessions, who has them, who read them, HTML and files of messages;
-- answers kept ready, broadcasts, and whether a new session gets a ticket by itself.

alter table workspace add column creates_tickets boolean not null default false;

alter table workspace add column conversations_version integer not null default 1;

alter table workspace add column conversations_changed_at timestamptz(3);

alter table workspace add column conversations_changed_by uuid constraint workspace_conversations_changed_by references "user" (id);

create table broadcast (
  id uuid primary key default gen_random_uuid(),
  channel_id uuid not null constraint broadcast_channel references channel (id),
  subject text not null,
  text text not null,
  created_by uuid not null constraint broadcast_created_by references "user" (id),
  created_at timestamptz(3) not null default now()
);

alter table conversation add column broadcast_id uuid constraint conversation_broadcast references broadcast (id);

alter table conversation add column assignee_id uuid constraint conversation_assignee references "user" (id);

alter table conversation add column version integer not null default 1;

-- Null while it has no message.
alter table conversation add column last_message_at timestamptz(3);

-- When the companion heard from the customer last; null for never.
alter table conversation add column last_customer_at timestamptz(3);

update conversation set
  last_message_at = (select max(created_at) from message where message.conversation_id = conversation.id),
  last_customer_at = (
    select max(created_at) from message where message.conversation_id = conversation.id and author_kind = 'customer'
  )
where channel_id is not null;

create index conversation_by_activity on conversation (last_message_at desc, id desc) where channel_id is not null;

create index conversation_by_assignee on conversation (assignee_id, last_message_at desc, id desc) where channel_id is not null;

-- A stretch of messages without a long pause. What a customer starts is a reason for a ticket.
create table conversation_session (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid not null constraint conversation_session_conversation references conversation (id) on delete cascade,
  started_by text not null constraint conversation_session_started_by check (started_by in ('customer', 'agent', 'broadcast', 'workflow')),
  started_at timestamptz(3) not null,
  last_message_at timestamptz(3) not null,
  ended_at timestamptz(3),
  ended_by text constraint conversation_session_ended_by check (ended_by in ('idle', 'closed', 'ticket-closed')),
  ticket_id uuid constraint conversation_session_ticket references ticket (id),
  -- Why it has a ticket, or has none.
  verdict text not null constraint conversation_session_verdict check (verdict in (
    'created', 'follow-up', 'has-ticket', 'made-by-hand', 'switched-off', 'not-by-customer', 'no-customer-message', 'spam'
  )),
  constraint conversation_session_end check ((ended_at is null) = (ended_by is null))
);

create index conversation_session_by_conversation on conversation_session (conversation_id, started_at);

create index conversation_session_by_ticket on conversation_session (ticket_id) where ticket_id is not null;

-- One at a time.
create unique index conversation_session_open on conversation_session (conversation_id) where ended_at is null;

create table conversation_reader (
  conversation_id uuid not null constraint conversation_reader_conversation references conversation (id) on delete cascade,
  user_id uuid not null constraint conversation_reader_user references "user" (id) on delete cascade,
  read_at timestamptz(3) not null,
  primary key (conversation_id, user_id)
);

-- An e-mail's own subject; null where it says nothing new.
alter table message add column subject text;

-- Sanitised; null for plain text.
alter table message add column html text;

-- With quotes and signature; null where `text` is all there is.
alter table message add column original_text text;

alter table message add column cc_addresses text[] not null default '{}';

-- Who of us wrote it here.
alter table message add column author_id uuid constraint message_author references "user" (id);

alter table message add column session_id uuid constraint message_session references conversation_session (id) on delete set null;

create index message_by_session on message (session_id) where session_id is not null;

create table message_attachment (
  id uuid primary key default gen_random_uuid(),
  message_id uuid not null constraint message_attachment_message references message (id) on delete cascade,
  position integer not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  -- What the HTML calls it, for pictures within the text.
  content_id text
);

create unique index message_attachment_by_message on message_attachment (message_id, position);

create table message_attachment_chunk (
  attachment_id uuid not null constraint message_attachment_chunk_attachment references message_attachment (id) on delete cascade,
  position integer not null,
  bytes bytea not null,
  primary key (attachment_id, position)
);

alter table message_attachment_chunk alter column bytes set storage external;

create table reply_template (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  text text not null,
  version integer not null default 1,
  changed_by uuid constraint reply_template_changed_by references "user" (id),
  changed_at timestamptz(3) not null default now()
);

create unique index reply_template_name on reply_template (lower(name));

create trigger reply_template_changed after insert or update or delete on reply_template for each statement execute function note_settings();

-- A message is news for its tickets, and for whoever looks at conversations.
create or replace function note_message() returns trigger language plpgsql as $$
begin
  if exists (select 1 from changed join conversation on conversation.id = conversation_id where channel_id is not null) then
    perform note_many_changes('ticket', (
      select array_agg(distinct ticket_id) from changed join ticket_conversation using (conversation_id)
    ));
    insert into change (topic) values ('conversations');
  end if;
  return null;
end $$;

create function note_conversations() returns trigger language plpgsql as $$
begin
  insert into change (topic) values ('conversations');
  return null;
end $$;

create trigger conversation_updated after update on conversation for each statement execute function note_conversations();

create trigger conversation_session_changed after insert or update on conversation_session for each statement execute function note_conversations();
