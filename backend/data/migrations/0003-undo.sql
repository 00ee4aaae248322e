-- A create that was undone: the ticket is withdrawn, its number is not used again.

alter table ticket add column withdrawn_at timestamptz(3);
