-- Global search: number, subject, the conversation's name, text of custom fields, description, in this order of weight.

-- PostgreSQL reads QX-778 as "qx" and "-778", and an address as one word; people search by the parts. The search splits its
-- words the same way (lib/base/search-words).
create function plain_words(given text) returns text immutable language sql as $$
  select regexp_replace(given, '[!-/:-@\[-`{-~]+', ' ', 'g')
$$;

create function text_values(given jsonb) returns text immutable language sql as $$
  select coalesce(string_agg(value #>> '{}', ' '), '')
  from jsonb_path_query(given, 'lax $.**') as value where jsonb_typeof(value) = 'string'
$$;

-- Names of the ticket's conversations; kept here so that one index answers for all words together.
alter table ticket add column conversation_names text not null default '';

update ticket set conversation_names = coalesce((
  select string_agg(conversation.subject, ' ') from ticket_conversation
  join conversation on conversation.id = ticket_conversation.conversation_id
  where ticket_conversation.ticket_id = ticket.id
), '');

alter table ticket add column words tsvector not null generated always as (
  setweight(to_tsvector('simple', plain_words(number || ' ' || subject)), 'A')
  || setweight(to_tsvector('simple', plain_words(conversation_names)), 'B')
  || setweight(to_tsvector('simple', plain_words(text_values(field_values))), 'C')
  || setweight(to_tsvector('simple', plain_words(description)), 'D')
) stored;

create index ticket_words on ticket using gin (words);

alter table ticket drop column search;

alter table ticket add column search tsvector not null generated always as (
  to_tsvector('simple', plain_words(number || ' ' || subject))
) stored;

create index ticket_search on ticket using gin (search);

alter table record drop column search;

alter table record add column search tsvector not null generated always as (
  to_tsvector('simple', plain_words(name || ' ' || coalesce(company, '')))
) stored;

create index record_search on record using gin (search);

create function note_conversation_name() returns trigger language plpgsql as $$
begin
  update ticket set conversation_names = trim(conversation_names || ' ' || conversation.subject)
  from changed join conversation on conversation.id = changed.conversation_id
  where ticket.id = changed.ticket_id;
  return null;
end $$;

create trigger ticket_named_by_conversation after insert on ticket_conversation referencing new table as changed for each statement execute function note_conversation_name();
