-- What admins and users did to settings, rights and accounts, and who took data out. Tickets and records have their own histories.

create table audit_entry (
  id uuid primary key default gen_random_uuid(),
  at timestamptz(3) not null default now(),
  actor_id uuid constraint audit_entry_actor references "user" (id),
  -- Name of the route that was called.
  action text not null,
  -- Name of the thing, as far as the request or the answer said it.
  subject text,
  -- Names of what was given, never values.
  fields text[] not null default '{}',
  -- Null while it runs, and for ever when the process died meanwhile.
  outcome text,
  -- Why it was refused.
  code text
);

create index audit_entry_by_time on audit_entry (at desc, id desc);
