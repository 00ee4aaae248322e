-- Working together on a ticket: mentions, followers, checklists, and what people are told of it.

alter table ticket_comment add column mentions uuid[] not null default '{}';

create table ticket_follower (
  ticket_id uuid not null constraint ticket_follower_ticket references ticket (id),
  user_id uuid not null constraint ticket_follower_user references "user" (id) on delete cascade,
  primary key (ticket_id, user_id)
);

create table checklist (
  id uuid primary key default gen_random_uuid(),
  ticket_id uuid not null constraint checklist_ticket references ticket (id),
  title text not null,
  -- Halves between its neighbours when it is moved, so that one row is written.
  position double precision not null
);

create index checklist_by_ticket on checklist (ticket_id, position);

create table checklist_item (
  id uuid primary key default gen_random_uuid(),
  checklist_id uuid not null constraint checklist_item_checklist references checklist (id) on delete cascade,
  text text not null,
  position double precision not null,
  done_at timestamptz(3),
  done_by uuid constraint checklist_item_done_by references "user" (id)
);

create index checklist_item_by_checklist on checklist_item (checklist_id, position);

create table notification (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null constraint notification_user references "user" (id) on delete cascade,
  kind text not null,
  ticket_id uuid not null constraint notification_ticket references ticket (id),
  actor_id uuid constraint notification_actor references "user" (id),
  -- What was said or set, as people read it.
  text text,
  -- Later than the event only for a create, which can be undone until then.
  due_at timestamptz(3) not null,
  -- Null until its user was told that there is something new.
  told_at timestamptz(3),
  read_at timestamptz(3)
);

create index notification_by_user on notification (user_id, due_at desc, id desc);

create index notification_unread on notification (user_id) where read_at is null;

create index notification_untold on notification (due_at) where told_at is null;

-- Kinds that a user does not want to be told of.
create table muted_notification (
  user_id uuid not null constraint muted_notification_user references "user" (id) on delete cascade,
  kind text not null,
  primary key (user_id, kind)
);

create trigger ticket_followed after insert on ticket_follower referencing new table as changed for each statement execute function note_rows_of_ticket();

create trigger ticket_unfollowed after delete on ticket_follower referencing old table as changed for each statement execute function note_rows_of_ticket();

create function note_notifications() returns trigger language plpgsql as $$
begin
  insert into change (topic, user_id) select distinct 'notifications', user_id from changed where told_at is not null;
  return null;
end $$;

create trigger notification_inserted after insert on notification referencing new table as changed for each statement execute function note_notifications();

create trigger notification_updated after update on notification referencing new table as changed for each statement execute function note_notifications();

create trigger team_changed after insert or update or delete on team for each statement execute function note_settings();

create trigger team_member_changed after insert or delete on team_member for each statement execute function note_settings();

create trigger ticket_viewer_changed after insert or delete on ticket_viewer for each statement execute function note_settings();
