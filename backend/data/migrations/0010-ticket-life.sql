-- What becomes of tickets: deleted and restored, merged, marked as spam, with files. And tasks that are about a record.

alter table record add column about_id uuid constraint record_about references record (id);

create index record_about on record (about_id, active_at desc) where about_id is not null;

alter table ticket add column deleted_at timestamptz(3);

alter table ticket add column deleted_by uuid constraint ticket_deleted_by references "user" (id);

create index ticket_deleted on ticket (deleted_at desc, id desc) where deleted_at is not null;

-- Set on a duplicate once it is closed in favour of another ticket.
alter table ticket add column merged_into_id uuid constraint ticket_merged_into references ticket (id);

create index ticket_merged_into on ticket (merged_into_id) where merged_into_id is not null;

alter table ticket add column is_spam boolean not null default false;

-- A file with a ticket. Its bytes are in chunks beside it, so that several processes share them and no statement is large.
create table attachment (
  id uuid primary key default gen_random_uuid(),
  ticket_id uuid not null constraint attachment_ticket references ticket (id),
  name text not null,
  size_bytes bigint not null default 0,
  added_by uuid not null constraint attachment_added_by references "user" (id),
  created_at timestamptz(3) not null default now(),
  -- Null while bytes are arriving; such a file is shown to nobody and is dropped after a day.
  finished_at timestamptz(3)
);

create index attachment_by_ticket on attachment (ticket_id, created_at);

create table attachment_chunk (
  attachment_id uuid not null constraint attachment_chunk_attachment references attachment (id) on delete cascade,
  position integer not null,
  bytes bytea not null,
  primary key (attachment_id, position)
);

-- Files do not become smaller by PostgreSQL's own compression, mostly; trying costs time.
alter table attachment_chunk alter column bytes set storage external;

create trigger attachment_finished after update on attachment referencing new table as changed for each statement execute function note_rows_of_ticket();

create trigger attachment_removed after delete on attachment referencing old table as changed for each statement execute function note_rows_of_ticket();

-- Whoever may no longer see a ticket cannot be told of it by name, yet still shows it; now also a deleted one.
create or replace function note_hidden_tickets() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from changed join before using (id)
    where changed.owner_id is distinct from before.owner_id
      or changed.withdrawn_at is distinct from before.withdrawn_at
      or changed.deleted_at is distinct from before.deleted_at
  ) then
    insert into change (topic) values ('tickets');
  end if;
  perform note_many_changes('ticket', (select array_agg(id) from changed));
  return null;
end $$;
