-- User statuses, and the open tickets that move when somebody chooses one that reassigns them.

create table user_status (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  is_available boolean not null,
  reassigns_tickets boolean not null default false,
  is_default boolean not null default false,
  version integer not null default 1,
  changed_by uuid constraint user_status_changed_by references "user" (id),
  changed_at timestamptz(3) not null default now(),
  -- Else tickets would come back at once.
  constraint user_status_reassigns check (not (is_available and reassigns_tickets)),
  constraint user_status_default_available check (is_available or not is_default)
);

create unique index user_status_name on user_status (lower(name));

create unique index user_status_default on user_status (is_default) where is_default;

insert into user_status (name, is_available, is_default)
values ('Available', true, true), ('Busy', false, false), ('Out of office', false, false);

-- Null: the default one.
alter table member add column status_id uuid constraint member_status references user_status (id);

alter table member add column status_since timestamptz(3);

create table reassignment (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null constraint reassignment_user references "user" (id),
  -- As it was called then.
  status_name text not null,
  created_at timestamptz(3) not null default now(),
  state text not null default 'running' constraint reassignment_state check (state in ('running', 'done', 'stopped')),
  finished_at timestamptz(3),
  -- How many each colleague got, by user id.
  takers jsonb not null default '{}',
  stays integer not null default 0,
  why text constraint reassignment_why check (why in ('nobody-available', 'nobody-may-see')),
  -- The process that does it, until its lease is over.
  runner uuid,
  leased_until timestamptz(3)
);

create index reassignment_by_user on reassignment (user_id, created_at desc);

create index reassignment_running on reassignment (created_at) where state = 'running';

create trigger user_status_changed after insert or update or delete on user_status for each statement execute function note_settings();

create trigger member_status_changed after update of status_id on member for each statement execute function note_settings();
