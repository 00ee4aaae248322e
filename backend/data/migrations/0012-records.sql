-- Records from elsewhere: their identity in the CRM they came from, tasks with a due day, and imports of CSV files.

alter table record add column source text;

alter table record add column external_id text;

alter table record add constraint record_external_both check ((source is null) = (external_id is null));

create unique index record_external_once on record (source, external_id) where external_id is not null;

-- Of a task.
alter table record add column due_on date;

alter table record add column done_at timestamptz(3);

-- Who changed it last; an edit of an older version is told the name.
alter table record add column changed_by uuid constraint record_changed_by references "user" (id);

-- Imports find the account of a contact by its name.
create index record_account_name on record (lower(name)) where kind = 'account';

create table record_import (
  id uuid primary key default gen_random_uuid(),
  kind text not null constraint record_import_kind check (kind in ('lead', 'contact', 'account', 'opportunity', 'task')),
  file_name text not null,
  charset text not null,
  delimiter text not null,
  headers text[] not null,
  row_count integer not null default 0,
  state text not null default 'receiving' constraint record_import_state
    check (state in ('receiving', 'ready', 'checking', 'checked', 'running', 'done', 'stopped')),
  mapping jsonb,
  -- The next batch to do; a killed process is gone on for from here.
  position integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  created_by uuid not null constraint record_import_created_by references "user" (id),
  created_at timestamptz(3) not null default now(),
  started_at timestamptz(3),
  finished_at timestamptz(3),
  -- Which process does it, and until when the others leave it alone.
  runner text,
  leased_until timestamptz(3)
);

create index record_import_at_work on record_import (created_at) where state in ('checking', 'running');

-- Rows as read from the file, as JSON text: jsonb could not hold every character that a file can.
create table record_import_batch (
  import_id uuid not null constraint record_import_batch_import references record_import (id) on delete cascade,
  position integer not null,
  first_row integer not null,
  rows text not null,
  refused text not null default '[]',
  primary key (import_id, position)
);

-- What a row stands for, by its key or address, so that a second row for the same is refused by the first one's number.
create table record_import_claim (
  import_id uuid not null constraint record_import_claim_import references record_import (id) on delete cascade,
  claim text not null,
  row_number integer not null,
  primary key (import_id, claim)
);
