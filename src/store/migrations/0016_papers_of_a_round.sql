-- What the papers of a round say beside what was kept already: the minutes of a meeting and the count of its ballots, the
-- accounts money goes to, and the office's own wordings.
alter table meeting add column began_at text not null default '';
alter table meeting add column ended_at text not null default '';
alter table meeting add column absent text not null default '';
alter table meeting add column guests text not null default '';
alter table meeting add column discussion text not null default '';
alter table meeting add column ballot text not null default 'hands' check (ballot in ('hands', 'secret'));
alter table meeting add column ballots_out integer;
alter table meeting add column ballots_in integer;
alter table meeting add column ballots_invalid integer;
alter table meeting add column tellers text not null default '';
alter table unit add column account_number text not null default '';
alter table award add column account_number text not null default '';
-- JSON: the name of a wording and its text, of those that are not as the program has them.
alter table office add column wordings text not null default '{}';
-- The images of the history have every column of their table; a damaged one stays as it is.
update step_change set
  before = case when json_valid(before) then json_set(before, '$.began_at', '', '$.ended_at', '', '$.absent', '',
    '$.guests', '', '$.discussion', '', '$.ballot', 'hands', '$.ballots_out', null, '$.ballots_in', null,
    '$.ballots_invalid', null, '$.tellers', '') else before end,
  after = case when json_valid(after) then json_set(after, '$.began_at', '', '$.ended_at', '', '$.absent', '',
    '$.guests', '', '$.discussion', '', '$.ballot', 'hands', '$.ballots_out', null, '$.ballots_in', null,
    '$.ballots_invalid', null, '$.tellers', '') else after end
where tbl = 'meeting';
update step_change set
  before = case when json_valid(before) then json_set(before, '$.account_number', '') else before end,
  after = case when json_valid(after) then json_set(after, '$.account_number', '') else after end
where tbl in ('unit', 'award');
update step_change set
  before = case when json_valid(before) then json_set(before, '$.wordings', '{}') else before end,
  after = case when json_valid(after) then json_set(after, '$.wordings', '{}') else after end
where tbl = 'office';
