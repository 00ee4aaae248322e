-- Saved views, when a ticket entered its stage, and indexes for the orders that lists are read in.

alter table ticket add column stage_entered_at timestamptz(3);

-- What the timeline knows; a ticket that never moved has stood where it is from its start.
update ticket set stage_entered_at = coalesce((
  select max(at) from ticket_event where ticket_id = ticket.id and kind in ('stage-changed', 'pipeline-changed')
), created_at);

alter table ticket alter column stage_entered_at set not null;

-- Whatever moves a ticket, the time it entered is kept; an archive that is restored brings its own.
create function note_stage_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.stage_entered_at := coalesce(new.stage_entered_at, new.created_at);
  else
    new.stage_entered_at := new.updated_at;
  end if;
  return new;
end $$;

create trigger ticket_enters_first_stage before insert on ticket for each row execute function note_stage_entry();

create trigger ticket_enters_stage before update of stage_id on ticket
for each row when (new.stage_id is distinct from old.stage_id) execute function note_stage_entry();

-- Values of custom fields are text in JSON. What is no instant compares as none, rather than failing a whole list.
create function instant_of(value text) returns timestamptz language plpgsql immutable parallel safe as $$
begin
  return value::timestamptz;
exception when others then
  return null;
end $$;

-- Numbers in their own order: TKT-M999 before TKT-M1000.
create function ticket_number_key(number text) returns text language sql immutable parallel safe as $$
  select left(number, 5) || lpad(substr(number, 6), 12, '0')
$$;

create index ticket_by_creation on ticket (created_at desc, id desc);

create index ticket_by_number on ticket (ticket_number_key(number) desc, id desc);

create index ticket_by_subject on ticket (lower(left(subject, 60)), id);

-- Columns of a board, and what stands longest where.
create index ticket_by_stage on ticket (stage_id, stage_entered_at desc, id desc);

create table ticket_view (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  scope text not null constraint ticket_view_scope check (scope in ('mine', 'team', 'everyone')),
  made_by uuid not null constraint ticket_view_made_by references "user" (id) on delete cascade,
  team_id uuid constraint ticket_view_team references team (id) on delete cascade,
  filter jsonb not null,
  columns text[],
  sort text,
  version integer not null default 1,
  changed_by uuid constraint ticket_view_changed_by references "user" (id),
  created_at timestamptz(3) not null default now(),
  constraint ticket_view_team_of_team check ((scope = 'team') = (team_id is not null))
);

create index ticket_view_by_maker on ticket_view (made_by);

create index ticket_view_by_team on ticket_view (team_id) where team_id is not null;

-- The view that the users of a profile or a team start with.
create table ticket_view_default (
  id uuid primary key default gen_random_uuid(),
  profile_id uuid constraint ticket_view_default_profile references profile (id) on delete cascade constraint ticket_view_default_profile_once unique,
  team_id uuid constraint ticket_view_default_team references team (id) on delete cascade constraint ticket_view_default_team_once unique,
  view_id uuid not null constraint ticket_view_default_view references ticket_view (id) on delete cascade,
  constraint ticket_view_default_one_kind check ((profile_id is null) <> (team_id is null))
);

create trigger ticket_view_changed after insert or update or delete on ticket_view for each statement execute function note_settings();

create trigger ticket_view_default_changed after insert or update or delete on ticket_view_default for each statement execute function note_settings();
