-- Each proposal may have an awarding body of its own (blank: that of its round), and may be withdrawn or put off
-- by whoever decides. A round has its ceremony, and what the clerk says of its steps. The history gets an index.
alter table proposal add column body_id integer references body (id) deferrable initially deferred;
alter table proposal add column outcome text not null default 'standing'
  check (outcome in ('standing', 'taken_out', 'put_off'));
alter table proposal add column outcome_by text not null default '';
alter table proposal add column outcome_on text;
alter table proposal add column outcome_reason text not null default '';
create index proposal_by_body on proposal (body_id);
alter table award_round add column ceremony_on text;
alter table award_round add column ceremony_at text not null default '';
-- A step and its mark, as JSON.
alter table award_round add column marks text not null default '{}';
-- The images of the history have every column of their table, so that a step made before can be taken back.
-- One that is damaged stays as it is: it keeps its wrong sum, and the rest of the book opens.
update step_change set
  before = case when json_valid(before) then json_set(before, '$.body_id', null, '$.outcome', 'standing',
    '$.outcome_by', '', '$.outcome_on', null, '$.outcome_reason', '') else before end,
  after = case when json_valid(after) then json_set(after, '$.body_id', null, '$.outcome', 'standing',
    '$.outcome_by', '', '$.outcome_on', null, '$.outcome_reason', '') else after end
where tbl = 'proposal';
update step_change set
  before = case when json_valid(before)
    then json_set(before, '$.ceremony_on', null, '$.ceremony_at', '', '$.marks', '{}') else before end,
  after = case when json_valid(after)
    then json_set(after, '$.ceremony_on', null, '$.ceremony_at', '', '$.marks', '{}') else after end
where tbl = 'award_round';
-- The history of one record is read beside its form: along its rows, never through the whole history.
create index step_change_by_row on step_change (row_id);
