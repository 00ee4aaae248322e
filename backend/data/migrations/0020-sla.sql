-- Business calendars, the SLA policy, and the clocks of tickets. What holds for a ticket is a row of `sla_terms`, which nobody can change:
-- every change of a policy or of its calendar writes another row, and tickets made before keep theirs.

create table calendar (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  zone text not null,
  -- Windows by weekday, as lib/contract/calendars.ts has them.
  week jsonb not null,
  -- Dates with names.
  holidays jsonb not null default '[]',
  version integer not null default 1,
  changed_by uuid constraint calendar_changed_by references "user" (id),
  changed_at timestamptz(3) not null default now()
);

create unique index calendar_name on calendar (lower(name));

create table sla_terms (
  id uuid primary key default gen_random_uuid(),
  -- Targets, the whole calendar, pause rule and whom to tell, copied.
  terms jsonb not null,
  made_at timestamptz(3) not null default now()
);

create function refuse_change_of_terms() returns trigger language plpgsql as $$
begin
  raise exception 'terms that tickets were made under cannot be changed';
end $$;

create trigger sla_terms_stay before update on sla_terms for each row execute function refuse_change_of_terms();

create table sla_policy (
  id uuid primary key default gen_random_uuid(),
  is_global boolean not null,
  first_response_s integer constraint sla_policy_first_response check (first_response_s > 0),
  closure_s integer constraint sla_policy_closure check (closure_s > 0),
  -- Null: all time counts.
  calendar_id uuid constraint sla_policy_calendar references calendar (id),
  pausing_statuses text[] not null default '{}'
    constraint sla_policy_pausing check (pausing_statuses <@ array['pending', 'on-hold']),
  notify_user_id uuid constraint sla_policy_notify references "user" (id),
  -- What new tickets get; null while the policy has no target.
  terms_id uuid constraint sla_policy_terms references sla_terms (id),
  version integer not null default 1,
  changed_by uuid constraint sla_policy_changed_by references "user" (id),
  changed_at timestamptz(3) not null default now()
);

create unique index sla_policy_global on sla_policy (is_global) where is_global;

create table ticket_clock (
  ticket_id uuid not null constraint ticket_clock_ticket references ticket (id),
  kind text not null constraint ticket_clock_kind check (kind in ('first-response', 'closure')),
  terms_id uuid not null constraint ticket_clock_terms references sla_terms (id),
  target_s integer not null,
  started_at timestamptz(3) not null,
  -- Null while a pause keeps it from ever being due.
  due_at timestamptz(3),
  paused_at timestamptz(3),
  -- Pauses that are over, [from, to].
  pauses jsonb not null default '[]',
  stopped_at timestamptz(3),
  -- What stopped it.
  stopped_by text constraint ticket_clock_stopped_by check (stopped_by in ('response', 'closing')),
  constraint ticket_clock_stopped check ((stopped_at is null) = (stopped_by is null)),
  primary key (ticket_id, kind)
);

create trigger calendar_changed after insert or update or delete on calendar for each statement execute function note_settings();

create trigger sla_policy_changed after insert or update or delete on sla_policy for each statement execute function note_settings();

create trigger ticket_clock_changed after update on ticket_clock referencing new table as changed for each statement execute function note_rows_of_ticket();
