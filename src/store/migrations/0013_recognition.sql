-- Recognition of a model's year by level and body, when a model was launched, classes that hold for some years only,
-- reasons to go on against a rule, decisions that change others, and what awards are counted apart by.
create table recognition (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  registration_id integer not null references registration (id) deferrable initially deferred,
  level text not null,
  body_id integer references body (id) deferrable initially deferred,
  recognition_number text not null,
  recognised_on text,
  withdrawn_on text,
  withdrawal_number text not null,
  withdrawal_reason text not null,
  row_sum integer
) strict;
create index recognition_by_whole on recognition (registration_id);
create index recognition_by_body on recognition (body_id) where body_id is not null;

alter table movement_model add column launched_on text;
alter table list_item add column from_year integer;
alter table list_item add column to_year integer;
-- The words a book began with, as they were in use (Quy định 132-QĐ/TW, 08/3/2018), and the best before the others.
update list_item set to_year = 2017 where list = 'unit_class'
  and name in ('Trong sạch, vững mạnh tiêu biểu', 'Trong sạch, vững mạnh', 'Yếu kém');
update list_item set from_year = 2018 where list = 'unit_class'
  and name in ('Hoàn thành xuất sắc nhiệm vụ', 'Không hoàn thành nhiệm vụ');
update list_item set position = 2 where list = 'unit_class' and name = 'Hoàn thành xuất sắc nhiệm vụ' and position = 6;
alter table proposal add column kept_reason text not null default '';
alter table proposal add column kept_against text not null default '';
alter table score_sheet add column kept_reason text not null default '';
alter table democracy_record add column class_reason text not null default '';
alter table person add column religion text not null default '';
alter table post add column duty text not null default 'unknown' check (duty in ('unknown', 'leading', 'direct'));
-- A decision may change what another says. Its words are those of the check, so the column is made anew.
alter table decision add column follows_how text not null default 'first'
  check (follows_how in ('first', 'supplement', 'amendment'));
-- A damaged word counts as none.
update decision set follows_how = follows_as where follows_as in ('first', 'supplement');
alter table decision drop column follows_as;
alter table decision rename column follows_how to follows_as;
-- The images of the history have every column of their table; a damaged one stays as it is.
update step_change set
  before = case when json_valid(before) then json_set(before, '$.launched_on', null) else before end,
  after = case when json_valid(after) then json_set(after, '$.launched_on', null) else after end
where tbl = 'movement_model';
update step_change set
  before = case when json_valid(before) then json_set(before, '$.from_year', null, '$.to_year', null) else before end,
  after = case when json_valid(after) then json_set(after, '$.from_year', null, '$.to_year', null) else after end
where tbl = 'list_item';
update step_change set
  before = case when json_valid(before) then json_set(before, '$.kept_reason', '') else before end,
  after = case when json_valid(after) then json_set(after, '$.kept_reason', '') else after end
where tbl in ('proposal', 'score_sheet');
update step_change set
  before = case when json_valid(before) then json_set(before, '$.kept_against', '') else before end,
  after = case when json_valid(after) then json_set(after, '$.kept_against', '') else after end
where tbl = 'proposal';
update step_change set
  before = case when json_valid(before) then json_set(before, '$.class_reason', '') else before end,
  after = case when json_valid(after) then json_set(after, '$.class_reason', '') else after end
where tbl = 'democracy_record';
update step_change set
  before = case when json_valid(before) then json_set(before, '$.religion', '') else before end,
  after = case when json_valid(after) then json_set(after, '$.religion', '') else after end
where tbl = 'person';
update step_change set
  before = case when json_valid(before) then json_set(before, '$.duty', 'unknown') else before end,
  after = case when json_valid(after) then json_set(after, '$.duty', 'unknown') else after end
where tbl = 'post';
