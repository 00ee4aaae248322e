-- Threads whose mail program shows no Message-ID: which conversation they may be is looked for by subject, and ids of Outlook meet.

-- The subject without prefixes, case and spacing, as core/thread-suggestions makes it; written with the subject.
alter table conversation add column topic text not null default '';

update conversation set topic = lower(btrim(regexp_replace(
  regexp_replace(subject, '^(\s*(re|aw|antw|sv|vs|fw|fwd|wg|tr|rv)\s*(\[\d+\])?\s*:)+', '', 'i'), '\s+', ' ', 'g')))
  where channel_id is null;

create index conversation_by_topic on conversation (topic) where topic <> '' and channel_id is null;

-- Ids of Exchange have two alphabets; they are kept in one.
update conversation_hint set provider_thread_id = translate(provider_thread_id, '_-', '+/') where provider in ('outlook-web', 'office');
