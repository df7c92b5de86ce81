-- Bản chính: an attached file that is the signed scan or the final Word file of its paper or decision; and how long the
-- papers of a round are kept, as the office's own list of periods says it.
alter table attachment add column is_original integer not null default 0 check (is_original in (0, 1));
alter table office add column retention text not null default '10 năm';
-- The images of the history have every column of their table; a damaged one stays as it is.
update step_change set
  before = case when json_valid(before) then json_set(before, '$.is_original', 0) else before end,
  after = case when json_valid(after) then json_set(after, '$.is_original', 0) else after end
where tbl = 'attachment';
update step_change set
  before = case when json_valid(before) then json_set(before, '$.retention', '10 năm') else before end,
  after = case when json_valid(after) then json_set(after, '$.retention', '10 năm') else after end
where tbl = 'office';
