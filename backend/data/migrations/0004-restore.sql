-- Records refer to records; a restore inserts them in any order and checks at its end.

alter table record alter constraint record_account deferrable;
