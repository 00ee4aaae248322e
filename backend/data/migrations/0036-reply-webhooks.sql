-- Connectors are told of what colleagues answer on their channels, as they bring it to the customer.

alter table webhook_delivery add column message_id uuid constraint webhook_delivery_message references message (id) on delete cascade;

create index webhook_delivery_by_message on webhook_delivery (message_id) where message_id is not null;

-- E-mail goes out by itself, and what a connector posted it knows.
create function note_reply_deliveries() returns trigger language plpgsql as $$
begin
  insert into webhook_delivery (webhook_id, type, message_id, due_at, created_at)
  select webhook.id, 'conversation.replied', told.id, told.created_at, told.created_at
  from changed as told
  join conversation on conversation.id = told.conversation_id
  join channel on channel.id = conversation.channel_id and channel.kind = 'api'
  join webhook on webhook.is_enabled and 'conversation.replied' = any (webhook.events)
  where told.author_id is not null;
  return null;
end $$;

create trigger message_told after insert on message referencing new table as changed for each statement execute function note_reply_deliveries();
