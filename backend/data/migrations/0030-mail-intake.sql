-- Mail that comes in by IMAP: how far each mailbox was read, what was taken in, what was set aside.

-- Who reads a channel's mailboxes now; one process at a time.
create table mail_reader (
  channel_id uuid primary key constraint mail_reader_channel references channel (id) on delete cascade,
  runner uuid not null,
  leased_until timestamptz(3) not null
);

create table mailbox_cursor (
  id uuid primary key default gen_random_uuid(),
  channel_id uuid not null constraint mailbox_cursor_channel references channel (id) on delete cascade,
  mailbox text not null,
  -- Another one: all UIDs of the mailbox have changed (RFC 3501 2.3.1.1), and it is read from its beginning.
  uid_validity bigint not null,
  -- Everything up to it was taken in or set aside.
  last_uid bigint not null,
  constraint mailbox_cursor_once unique (channel_id, mailbox)
);

-- Mails that were taken in, so that none is twice, wherever and how often it is read.
create table received_mail (
  -- Of what its sender wrote, with its Message-ID: two mails with one Message-ID are two when they differ.
  digest text primary key,
  channel_id uuid not null constraint received_mail_channel references channel (id) on delete cascade,
  mailbox text not null,
  uid_validity bigint not null,
  uid bigint not null,
  -- Null for what is kept elsewhere: our own mail that came back.
  message_id uuid constraint received_mail_message references message (id) on delete set null,
  received_at timestamptz(3) not null,
  constraint received_mail_place unique (channel_id, mailbox, uid_validity, uid)
);

create index received_mail_by_message on received_mail (message_id) where message_id is not null;

-- Ids that mails of a conversation refer to. Anybody can write any, so they only suggest; `conversation_message_id` has those of its own.
create table conversation_reference (
  message_id text not null,
  conversation_id uuid not null constraint conversation_reference_conversation references conversation (id) on delete cascade,
  primary key (message_id, conversation_id)
);

create index conversation_reference_by_conversation on conversation_reference (conversation_id);

-- Mail that could not be taken in; an admin may look at it, try it again, or discard it.
create table refused_mail (
  id uuid primary key default gen_random_uuid(),
  channel_id uuid not null constraint refused_mail_channel references channel (id) on delete cascade,
  mailbox text not null,
  uid_validity bigint not null,
  uid bigint not null,
  reason text not null constraint refused_mail_reason check (reason in (
    'too-large', 'headers-too-large', 'too-many-recipients', 'too-many-parts', 'unreadable', 'too-much-work', 'not-stored'
  )),
  tries integer not null,
  size_bytes bigint not null,
  -- The server's own date of it.
  arrived_at timestamptz(3),
  refused_at timestamptz(3) not null,
  -- When it is tried again; null once it was tried often enough.
  due_at timestamptz(3),
  constraint refused_mail_place unique (channel_id, mailbox, uid_validity, uid)
);

create index refused_mail_due on refused_mail (due_at) where due_at is not null;

create table refused_mail_chunk (
  refused_mail_id uuid not null constraint refused_mail_chunk_mail references refused_mail (id) on delete cascade,
  position integer not null,
  bytes bytea not null,
  primary key (refused_mail_id, position)
);

alter table refused_mail_chunk alter column bytes set storage external;

create trigger refused_mail_changed after insert or update or delete on refused_mail for each statement execute function note_settings();
