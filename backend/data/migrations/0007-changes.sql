-- What changed, for everybody who looks at it live. Triggers write it, so that no write path can forget; rows are a day old at most.
-- A reader's cursor is a snapshot: what it did not see is news, in whatever order the transactions were committed.

create table change (
  topic text not null,
  subject_id uuid,
  -- Set for what concerns one user only.
  user_id uuid,
  txid xid8 not null default pg_current_xact_id(),
  at timestamptz(3) not null default now()
);

create index change_by_txid on change (txid);

-- A cursor of another database is told from one of ours.
create table change_origin (
  is_only boolean primary key default true constraint change_origin_is_only check (is_only),
  id uuid not null default gen_random_uuid()
);

insert into change_origin default values;

-- More rows than anybody shows at once are told as one change of the whole topic.
create function note_many_changes(topic text, ids uuid[]) returns void language plpgsql as $$
begin
  if cardinality(ids) > 100 then
    insert into change (topic) values (topic || 's');
  else
    insert into change (topic, subject_id) select topic, id from unnest(ids) as id;
  end if;
end $$;

create function note_rows() returns trigger language plpgsql as $$
begin
  perform note_many_changes(tg_argv[0], (select array_agg(id) from changed));
  return null;
end $$;

create function note_rows_of_ticket() returns trigger language plpgsql as $$
begin
  perform note_many_changes('ticket', (select array_agg(distinct ticket_id) from changed));
  return null;
end $$;

-- Whoever may no longer see a ticket cannot be told of it by name, yet still shows it.
create function note_hidden_tickets() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from changed join before using (id)
    where changed.owner_id is distinct from before.owner_id or changed.withdrawn_at is distinct from before.withdrawn_at
  ) then
    insert into change (topic) values ('tickets');
  end if;
  perform note_many_changes('ticket', (select array_agg(id) from changed));
  return null;
end $$;

create function note_settings() returns trigger language plpgsql as $$
begin
  insert into change (topic) values ('settings');
  return null;
end $$;

create trigger ticket_inserted after insert on ticket referencing new table as changed for each statement execute function note_rows('ticket');

create trigger ticket_updated after update on ticket referencing old table as before new table as changed for each statement execute function note_hidden_tickets();

create trigger ticket_commented after insert on ticket_comment referencing new table as changed for each statement execute function note_rows_of_ticket();

create trigger ticket_linked after insert on ticket_conversation referencing new table as changed for each statement execute function note_rows_of_ticket();

create trigger record_inserted after insert on record referencing new table as changed for each statement execute function note_rows('record');

create trigger record_updated after update on record referencing new table as changed for each statement execute function note_rows('record');

create trigger workspace_changed after insert or update on workspace for each statement execute function note_settings();

create trigger profile_changed after insert or update or delete on profile for each statement execute function note_settings();

create trigger member_changed after insert or delete or update of profile_id, is_active on member for each statement execute function note_settings();

create trigger pipeline_changed after insert or update or delete on pipeline for each statement execute function note_settings();

create trigger stage_changed after insert or update or delete on stage for each statement execute function note_settings();

create trigger field_changed after insert or update or delete on field for each statement execute function note_settings();
