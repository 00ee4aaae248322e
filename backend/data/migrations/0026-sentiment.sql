-- How the customer felt, found once a ticket is closed: by the engine that comes with the companion, or by an endpoint that an admin
-- chose and consented to.

-- Null until it is found.
alter table ticket add column sentiment text constraint ticket_sentiment_label
  check (sentiment in ('negative', 'neutral', 'positive', 'unsure', 'not-supported', 'no-messages'));

-- For lists by feeling, and for the dashboard.
create index ticket_by_sentiment on ticket (sentiment, updated_at desc, id desc) where sentiment is not null;

create table ticket_sentiment (
  ticket_id uuid primary key constraint ticket_sentiment_ticket references ticket (id) on delete cascade,
  state text not null default 'waiting' constraint ticket_sentiment_state check (state in ('waiting', 'done', 'failed')),
  asked_at timestamptz(3) not null default now(),
  tries integer not null default 0,
  -- Null: at once. While somebody tries it, when that somebody is given up.
  due_at timestamptz(3),
  label text,
  -- From -1 to 1, as all scores.
  score double precision,
  first_score double precision,
  last_score double precision,
  worst_message_id uuid constraint ticket_sentiment_worst references message (id) on delete set null,
  is_thanked boolean not null default false,
  engine text constraint ticket_sentiment_engine check (engine in ('offline', 'endpoint')),
  version text,
  -- Why the companion's own engine stood in for the endpoint.
  fallback text constraint ticket_sentiment_fallback check (fallback in ('timeout', 'unreachable', 'refused', 'unreadable')),
  rationale text,
  analysed_at timestamptz(3),
  constraint ticket_sentiment_done check (state <> 'done' or (label is not null and engine is not null and analysed_at is not null))
);

create index ticket_sentiment_waiting on ticket_sentiment (asked_at) where state = 'waiting';

create table message_sentiment (
  ticket_id uuid not null constraint message_sentiment_ticket references ticket_sentiment (ticket_id) on delete cascade,
  message_id uuid not null constraint message_sentiment_message references message (id) on delete cascade,
  label text not null constraint message_sentiment_label check (label in ('negative', 'neutral', 'positive', 'unsure', 'not-supported')),
  score double precision,
  primary key (ticket_id, message_id)
);

create index message_sentiment_by_message on message_sentiment (message_id);

-- With the closing itself, so that no way of closing can forget, and nothing is lost when a process dies.
create function ask_sentiment_of_closed() returns trigger language plpgsql as $$
begin
  insert into ticket_sentiment (ticket_id)
  select changed.id from changed join before using (id)
  where changed.status = 'closed' and before.status <> 'closed'
  on conflict do nothing;
  return null;
end $$;

create trigger ticket_closed after update on ticket referencing old table as before new table as changed for each statement execute function ask_sentiment_of_closed();

-- A stage may close a ticket as it is made; one that comes with a past of its own was felt about elsewhere.
create function ask_sentiment_of_born_closed() returns trigger language plpgsql as $$
begin
  insert into ticket_sentiment (ticket_id)
  select id from changed where status = 'closed' and closed_at = created_at
  on conflict do nothing;
  return null;
end $$;

create trigger ticket_born_closed after insert on ticket referencing new table as changed for each statement execute function ask_sentiment_of_born_closed();

-- A page that shows "being analysed" hears how it ended.
create trigger ticket_sentiment_changed after update on ticket_sentiment referencing new table as changed for each statement execute function note_rows_of_ticket();

-- One row, made when an admin first saves. Without it, or without consent, nothing leaves.
create table sentiment_setting (
  is_only boolean primary key default true constraint sentiment_setting_is_only check (is_only),
  uses_endpoint boolean not null default false,
  address text,
  model text,
  -- Encrypted; null where the endpoint asks for none.
  key text,
  -- Who consented to that words of customers are sent there, when, and to which text; taken back with the endpoint.
  consented_by uuid constraint sentiment_setting_consented_by references "user" (id),
  consented_at timestamptz(3),
  consent_text text,
  version integer not null default 1,
  changed_by uuid constraint sentiment_setting_changed_by references "user" (id),
  constraint sentiment_setting_consent check (
    not uses_endpoint or (address is not null and model is not null and consented_at is not null and consent_text is not null)
  )
);

create trigger sentiment_setting_noted after insert or update on sentiment_setting for each statement execute function note_settings();
