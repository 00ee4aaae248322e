-- Pipelines, stages and custom fields that admins edit: versions, who changed them last, archived rather than lost. Copies of tickets.

alter table pipeline
  add column version integer not null default 1,
  add column changed_by uuid constraint pipeline_changed_by references "user" (id),
  add column changed_at timestamptz(3) not null default now(),
  add column archived_at timestamptz(3);

-- An archived stage has no place among the others; closed tickets keep it.
alter table stage add column archived_at timestamptz(3);

alter table stage alter column position drop not null;

alter table stage add constraint stage_archived_has_no_place check ((position is null) = (archived_at is not null));

alter table field
  add column version integer not null default 1,
  add column changed_by uuid constraint field_changed_by references "user" (id),
  add column changed_at timestamptz(3) not null default now(),
  add column archived_at timestamptz(3),
  -- Choices that are no longer offered; tickets that have them keep them.
  add column archived_options text[] not null default '{}';

-- The closed ticket that this one goes on with.
alter table ticket add column follows_id uuid constraint ticket_follows references ticket (id) deferrable;

create index ticket_follow_ups on ticket (follows_id) where follows_id is not null;

create index ticket_open_by_stage on ticket (stage_id) where status <> 'closed';

-- Whoever archives a stage locks it and moves its open tickets. A write that read the settings just before would put a ticket
-- into it afterwards; here it waits for that lock and is refused.
create function refuse_archived_stage() returns trigger language plpgsql as $$
declare
  archived timestamptz;
begin
  select coalesce(stage.archived_at, pipeline.archived_at) into archived
  from stage join pipeline on pipeline.id = stage.pipeline_id
  where stage.id = new.stage_id
  for key share;
  if archived is not null and new.status <> 'closed' then
    raise exception 'stage % is archived', new.stage_id using errcode = 'TS001';
  end if;
  return new;
end
$$;

create trigger ticket_not_into_archived_stage before insert on ticket
for each row execute function refuse_archived_stage();

create trigger ticket_not_moved_into_archived_stage before update of stage_id on ticket
for each row when (new.stage_id is distinct from old.stage_id) execute function refuse_archived_stage();
