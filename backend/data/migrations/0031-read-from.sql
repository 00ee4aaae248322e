-- Mails that arrived before are left where they are: a mailbox of years is not made into tickets by connecting it. Null: all are taken in,
-- as with the accounts that there are.

alter table mail_account add column read_from timestamptz(3);

alter table mail_account alter column read_from set default now();
