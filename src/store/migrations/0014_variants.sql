-- What a body's papers do otherwise than its rule set says, as JSON, and signatories who sign by order.
alter table body add column variants text not null default '{}';
alter table signatory add column by_order integer not null default 0 check (by_order in (0, 1));
-- The images of the history have every column of their table; a damaged one stays as it is.
update step_change set
  before = case when json_valid(before) then json_set(before, '$.variants', '{}') else before end,
  after = case when json_valid(after) then json_set(after, '$.variants', '{}') else after end
where tbl = 'body';
update step_change set
  before = case when json_valid(before) then json_set(before, '$.by_order', 0) else before end,
  after = case when json_valid(after) then json_set(after, '$.by_order', 0) else after end
where tbl = 'signatory';
