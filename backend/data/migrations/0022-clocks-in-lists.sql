-- What lists and the dashboard ask of clocks.

-- The nearest deadline of a ticket's clocks that nothing has stopped, kept beside the ticket so that a list of a million can be read in its order.
alter table ticket add column next_due_at timestamptz(3);

create function keep_next_due() returns trigger language plpgsql as $$
begin
  update ticket set next_due_at = clocks.next_due_at
  from (
    select ticket_id, min(due_at) filter (where stopped_at is null) as next_due_at
    from ticket_clock where ticket_id in (select ticket_id from changed) group by ticket_id
  ) as clocks
  where ticket.id = clocks.ticket_id and ticket.next_due_at is distinct from clocks.next_due_at;
  return null;
end $$;

create trigger ticket_clock_started after insert on ticket_clock referencing new table as changed for each statement execute function keep_next_due();

create trigger ticket_clock_moved after update on ticket_clock referencing new table as changed for each statement execute function keep_next_due();

update ticket set next_due_at = clocks.next_due_at
from (select ticket_id, min(due_at) as next_due_at from ticket_clock where stopped_at is null group by ticket_id) as clocks
where ticket.id = clocks.ticket_id;

-- Lists by what is due next; tickets without a deadline come last.
create index ticket_by_next_due on ticket ((next_due_at is null), next_due_at, id);

-- What is overdue or due soon, one clock at a time.
create index ticket_clock_open on ticket_clock (due_at, kind) include (ticket_id) where stopped_at is null;

-- Verdicts of a time: met when stopped, missed when due.
create index ticket_clock_by_verdict on ticket_clock (least(stopped_at, due_at)) include (ticket_id, kind);
