-- Symbols of kinds of paper that a body numbers under another symbol than the rest, one a line.
alter table body add column own_symbols text not null default '';
-- The images of the history have every column of their table, so that a step made before can be taken back.
update step_change set
  before = json_set(before, '$.own_symbols', ''),
  after = json_set(after, '$.own_symbols', '')
where tbl = 'body';
