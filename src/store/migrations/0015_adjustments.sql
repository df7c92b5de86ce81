-- What is arranged otherwise on one paper than its form has it: columns, heights of rows, how letters look.
alter table paper add column adjustments text not null default '{}';
-- The images of the history have every column of their table; a damaged one stays as it is.
update step_change set
  before = case when json_valid(before) then json_set(before, '$.adjustments', '{}') else before end,
  after = case when json_valid(after) then json_set(after, '$.adjustments', '{}') else after end
where tbl = 'paper';
