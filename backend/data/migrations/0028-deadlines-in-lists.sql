-- Lists by the deadline of one clock: each is kept beside the ticket as the nearest one is, since a million tickets cannot be
-- asked for their clocks to be put in order (the statement's time was over, seen at 1,000,000).

-- Counted, not asked for the first one: for that the planner compares every row with every other, which 55,000 of them never ended.
create or replace function note_hidden_tickets() returns trigger language plpgsql as $$
declare
  hidden bigint;
begin
  select count(*) into hidden from changed join before using (id)
  where changed.owner_id is distinct from before.owner_id
    or changed.withdrawn_at is distinct from before.withdrawn_at
    or changed.deleted_at is distinct from before.deleted_at;
  if hidden > 0 then
    insert into change (topic) values ('tickets');
  end if;
  perform note_many_changes('ticket', (select array_agg(id) from changed));
  return null;
end $$;

alter table ticket add column first_response_due_at timestamptz(3);

alter table ticket add column closure_due_at timestamptz(3);

create or replace function keep_next_due() returns trigger language plpgsql as $$
begin
  update ticket set next_due_at = clocks.next_due_at, first_response_due_at = clocks.first_response_due_at,
    closure_due_at = clocks.closure_due_at
  from (
    select ticket_id, min(due_at) filter (where stopped_at is null) as next_due_at,
      min(due_at) filter (where stopped_at is null and kind = 'first-response') as first_response_due_at,
      min(due_at) filter (where stopped_at is null and kind = 'closure') as closure_due_at
    from ticket_clock where ticket_id in (select ticket_id from changed) group by ticket_id
  ) as clocks
  where ticket.id = clocks.ticket_id and (ticket.next_due_at, ticket.first_response_due_at, ticket.closure_due_at)
    is distinct from (clocks.next_due_at, clocks.first_response_due_at, clocks.closure_due_at);
  return null;
end $$;

update ticket set first_response_due_at = clocks.first_response_due_at, closure_due_at = clocks.closure_due_at
from (
  select ticket_id, min(due_at) filter (where kind = 'first-response') as first_response_due_at,
    min(due_at) filter (where kind = 'closure') as closure_due_at
  from ticket_clock where stopped_at is null group by ticket_id
) as clocks
where ticket.id = clocks.ticket_id;

create index ticket_by_first_response_due on ticket ((first_response_due_at is null), first_response_due_at, id);

create index ticket_by_closure_due on ticket ((closure_due_at is null), closure_due_at, id);
