-- Reply templates of one's own, and files of replies that are being written.

-- Null: for everyone.
alter table reply_template add column owner_id uuid constraint reply_template_owner references "user" (id);

drop index reply_template_name;

create unique index reply_template_name on reply_template (
  coalesce(owner_id, '00000000-0000-0000-0000-000000000000'::uuid), lower(name)
);

-- A file that waits for its reply has a conversation and whoever adds it, and no message yet.
alter table message_attachment alter column message_id drop not null;

alter table message_attachment add column conversation_id uuid
  constraint message_attachment_conversation references conversation (id) on delete cascade;

alter table message_attachment add column added_by uuid constraint message_attachment_added_by references "user" (id);

alter table message_attachment add column added_at timestamptz(3);

-- False while its bytes arrive.
alter table message_attachment add column is_whole boolean not null default true;

alter table message_attachment add constraint message_attachment_place check (
  message_id is not null or (conversation_id is not null and added_by is not null and added_at is not null)
);

create index message_attachment_waiting on message_attachment (conversation_id, added_by) where message_id is null;

-- What colleagues added counts against the room for files; what customers sent does not.
create index message_attachment_added on message_attachment (added_by) where added_by is not null;
