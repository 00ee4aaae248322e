-- Webhooks, and what is to be told. A trigger writes the deliveries with the event itself, so that no write path can forget, and
-- nothing is lost when a process dies. They hold no content: what is sent is read when it is sent.

create table webhook (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  address text not null,
  events text[] not null,
  -- Encrypted, as requests are signed with it.
  secret text not null,
  is_enabled boolean not null default true,
  is_gone boolean not null default false,
  created_by uuid constraint webhook_created_by references "user" (id),
  created_at timestamptz(3) not null default now(),
  version integer not null default 1,
  changed_by uuid constraint webhook_changed_by references "user" (id)
);

create table webhook_delivery (
  id uuid primary key default gen_random_uuid(),
  webhook_id uuid not null constraint webhook_delivery_webhook references webhook (id) on delete cascade,
  type text not null,
  -- Null for a test.
  ticket_id uuid constraint webhook_delivery_ticket references ticket (id),
  ticket_version integer,
  state text not null default 'waiting' constraint webhook_delivery_state check (state in ('waiting', 'delivered', 'failed', 'dropped')),
  tries integer not null default 0,
  -- When it is tried next; while somebody tries it, when that somebody is given up.
  due_at timestamptz(3) not null,
  status_code integer,
  problem text,
  created_at timestamptz(3) not null default now(),
  finished_at timestamptz(3)
);

create index webhook_delivery_due on webhook_delivery (webhook_id, due_at) where state = 'waiting';

create index webhook_delivery_by_time on webhook_delivery (webhook_id, created_at desc, id desc);

create index webhook_delivery_by_age on webhook_delivery (created_at);

create index webhook_delivery_by_ticket on webhook_delivery (ticket_id) where ticket_id is not null;

create function webhook_event_of(kind text, to_value text) returns text immutable language sql as $$
  select case
    when kind = 'created' then 'ticket.created'
    when kind = 'commented' then 'ticket.commented'
    when kind = 'deleted' then 'ticket.deleted'
    when kind = 'restored' then 'ticket.restored'
    when kind = 'status-changed' and lower(to_value) = 'closed' then 'ticket.closed'
    else 'ticket.changed'
  end
$$;

-- A creation can be undone for a while (core/undo) and is told when that is over. A new ticket's other events belong to its creation.
create function note_deliveries() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from webhook where is_enabled) then
    return null;
  end if;
  insert into webhook_delivery (webhook_id, type, ticket_id, ticket_version, due_at)
  select distinct webhook.id, told.type, told.ticket_id, told.version,
    case when told.version = 1 then told.at + interval '16 seconds' else told.at end
  from (
    select ticket_id, version, at, webhook_event_of(kind, to_value) as type from changed
  ) as told
  join webhook on webhook.is_enabled and told.type = any (webhook.events)
  where told.type = 'ticket.created' or told.version > 1;
  return null;
end $$;

create trigger ticket_event_told after insert on ticket_event referencing new table as changed for each statement execute function note_deliveries();
