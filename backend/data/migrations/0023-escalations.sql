-- What is told of a clock: a warning before its deadline, the breach, further levels after it. A clock knows the instant of its next one,
-- so that looking for what is due reads nothing else; the row of an escalation exists once whatever happens.

alter table ticket_clock add column next_level smallint not null default 0;

-- Null while nothing will be told: it stands, was stopped before, or all is told.
alter table ticket_clock add column next_at timestamptz(3);

update ticket_clock set next_level = 1, next_at = due_at where stopped_at is null;

create index ticket_clock_next on ticket_clock (next_at) where next_at is not null;

create table escalation (
  ticket_id uuid not null,
  kind text not null,
  -- 0 a warning, 1 the breach, 2 and more what follows it.
  level smallint not null,
  due_at timestamptz(3) not null,
  escalated_at timestamptz(3) not null default now(),
  constraint escalation_once primary key (ticket_id, kind, level),
  constraint escalation_clock foreign key (ticket_id, kind) references ticket_clock (ticket_id, kind),
  constraint escalation_not_early check (escalated_at >= due_at)
);

create or replace function webhook_event_of(kind text, to_value text) returns text immutable language sql as $$
  select case
    when kind = 'created' then 'ticket.created'
    when kind = 'commented' then 'ticket.commented'
    when kind = 'deleted' then 'ticket.deleted'
    when kind = 'restored' then 'ticket.restored'
    when kind in ('sla-warned', 'sla-breached', 'sla-escalated') then 'ticket.escalated'
    when kind = 'status-changed' and lower(to_value) = 'closed' then 'ticket.closed'
    else 'ticket.changed'
  end
$$;
