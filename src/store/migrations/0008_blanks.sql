-- The ledger of certificate blanks: one row an entry, by counts.
create table blank_entry (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  year integer not null,
  blank_kind text not null,
  movement text not null check (movement in ('carried_over', 'received', 'used', 'spoiled')),
  date text not null,
  count integer not null check (count >= 1),
  -- Of spoiled ones only; blank otherwise.
  spoiled_reason text not null, minutes_number text not null, minutes_date text,
  note text not null,
  row_sum integer
) strict;
create index blank_entry_by_year on blank_entry (year);
