-- Symbols of kinds of paper that a body numbers under another symbol than the rest, one a line.
alter table body add column own_symbols text not null default '';
-- The images of the history have every column of their table, so that a step made before can be taken back.
-- One that is damaged stays as it is: it keeps its wrong sum, and the rest of the book opens.
update step_change set
  before = case when json_valid(before) then json_set(before, '$.own_symbols', '') else before end,
  after = case when json_valid(after) then json_set(after, '$.own_symbols', '') else after end
where tbl = 'body';
