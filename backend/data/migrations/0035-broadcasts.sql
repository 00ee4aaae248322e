-- The conversations that a broadcast began, to be listed and counted.

create index conversation_by_broadcast on conversation (broadcast_id) where broadcast_id is not null;

create index broadcast_by_time on broadcast (created_at desc, id desc);
