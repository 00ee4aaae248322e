-- How long tickets stood where: one row a stay, written by whatever moves a ticket.

create table stage_stay (
  ticket_id uuid not null constraint stage_stay_ticket references ticket (id) on delete cascade,
  stage_id uuid not null constraint stage_stay_stage references stage (id),
  entered_at timestamptz(3) not null,
  -- Null while the ticket stands there; closing a ticket ends its stay.
  left_at timestamptz(3),
  primary key (ticket_id, entered_at, stage_id)
);

create index stage_stay_by_stage on stage_stay (stage_id, entered_at);

create index stage_stay_running on stage_stay (ticket_id) where left_at is null;

-- Stays before this version are known only as far as the current one.
insert into stage_stay (ticket_id, stage_id, entered_at, left_at)
select id, stage_id, stage_entered_at, closed_at from ticket;

create function note_stay() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    update stage_stay set left_at = greatest(entered_at, new.updated_at) where ticket_id = new.id and left_at is null;
  end if;
  if tg_op = 'INSERT' or new.stage_id is distinct from old.stage_id then
    insert into stage_stay (ticket_id, stage_id, entered_at, left_at)
    values (new.id, new.stage_id, new.stage_entered_at, new.closed_at)
    on conflict do nothing;
  end if;
  return null;
end $$;

create trigger ticket_stays_first after insert on ticket for each row execute function note_stay();

create trigger ticket_stays after update of stage_id, status on ticket
for each row when (new.stage_id is distinct from old.stage_id or (new.status = 'closed') is distinct from (old.status = 'closed'))
execute function note_stay();

create index ticket_by_closing on ticket (closed_at) where closed_at is not null;
