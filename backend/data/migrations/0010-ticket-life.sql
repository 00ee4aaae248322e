-- What becomes of tickets: deleted and restored, merged, marked as spam, with files. And tasks that are about a record.

alter table record add column about_id uuid constraint record_about references record (id);

create index record_about on record (about_id, active_at desc) where about_id is not null;
