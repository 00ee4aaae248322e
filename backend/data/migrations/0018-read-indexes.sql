-- What reading a million tickets asked for (`npm run bench:read`).

-- Counts of tickets that are not closed: those in the navigation, of columns, people and quick filters. The index alone answers.
create index ticket_open on ticket (owner_id, stage_id) include (created_by, pipeline_id, status, updated_at)
where status <> 'closed' and deleted_at is null and withdrawn_at is null;

-- What somebody who sees only own tickets made for others.
create index ticket_by_creator on ticket (created_by, updated_at desc, id desc);

-- Search asks for addresses of one kind of record at a time; without it here all addresses that begin so were joined to find a few
-- accounts. A record's kind never changes.
alter table record_email add column kind text;

update record_email set kind = record.kind from record where record.id = record_email.record_id;

alter table record_email alter column kind set not null;

create function note_kind_of_address() returns trigger language plpgsql as $$
begin
  new.kind := coalesce(new.kind, (select kind from record where id = new.record_id));
  return new;
end $$;

create trigger record_email_has_kind before insert on record_email for each row execute function note_kind_of_address();

create index record_email_by_kind on record_email (kind, match_key text_pattern_ops);

-- Kinds that are few among many others with the same words.
create index record_search_account on record using gin (search) where kind = 'account';

create index record_search_opportunity on record using gin (search) where kind = 'opportunity';

create index record_search_task on record using gin (search) where kind = 'task';
