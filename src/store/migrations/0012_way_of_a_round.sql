-- Meetings that weigh proposals, with their votes, and other agencies asked about a recipient.
create table meeting (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  round_id integer not null references award_round (id) deferrable initially deferred,
  body_id integer not null references body (id) deferrable initially deferred,
  way text not null check (way in ('together', 'in_writing')),
  met_on text,
  met_at text not null,
  chair text not null,
  secretary text not null,
  members integer, present integer,
  -- Shares as they are shown: “quá nửa”, “2/3”, “80 %”; blank where none is asked. Text that may be missing is a day.
  quorum text not null, pass text not null,
  pass_of text not null check (pass_of in ('members', 'present')),
  conclusion text not null,
  row_sum integer
) strict;
create index meeting_by_round on meeting (round_id);
create index meeting_by_body on meeting (body_id);

create table vote (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  meeting_id integer not null references meeting (id) deferrable initially deferred,
  proposal_id integer not null references proposal (id) deferrable initially deferred,
  in_favour integer, against integer, written_in_favour integer, written_against integer,
  note text not null,
  row_sum integer
) strict;
create index vote_by_whole on vote (meeting_id);
create index vote_by_proposal on vote (proposal_id);

create table consultation (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  proposal_id integer not null references proposal (id) deferrable initially deferred,
  agency text not null,
  asked_on text,
  answer text not null check (answer in ('waiting', 'no_objection', 'objection')),
  answered_on text,
  said text not null,
  row_sum integer
) strict;
create index consultation_by_whole on consultation (proposal_id);

-- A decision may add to another. Rewards: why one is not as the rule says, what is given beside
-- money, when it was paid; the fund of a year, and up to what the office rounds.
alter table decision add column follows_id integer references decision (id) deferrable initially deferred;
alter table decision add column follows_as text not null default 'first'
  check (follows_as in ('first', 'supplement'));
create index decision_by_followed on decision (follows_id) where follows_id is not null;
alter table award add column reward_reason text not null default '';
alter table award add column gift text not null default '';
alter table award add column paid_on text;
alter table working_year add column reward_fund integer;
alter table office add column reward_rounding integer not null default 10000;
-- The images of the history have every column of their table; a damaged one stays as it is.
update step_change set
  before = case when json_valid(before)
    then json_set(before, '$.follows_id', null, '$.follows_as', 'first') else before end,
  after = case when json_valid(after)
    then json_set(after, '$.follows_id', null, '$.follows_as', 'first') else after end
where tbl = 'decision';
update step_change set
  before = case when json_valid(before)
    then json_set(before, '$.reward_reason', '', '$.gift', '', '$.paid_on', null) else before end,
  after = case when json_valid(after)
    then json_set(after, '$.reward_reason', '', '$.gift', '', '$.paid_on', null) else after end
where tbl = 'award';
update step_change set
  before = case when json_valid(before) then json_set(before, '$.reward_fund', null) else before end,
  after = case when json_valid(after) then json_set(after, '$.reward_fund', null) else after end
where tbl = 'working_year';
update step_change set
  before = case when json_valid(before) then json_set(before, '$.reward_rounding', 10000) else before end,
  after = case when json_valid(after) then json_set(after, '$.reward_rounding', 10000) else after end
where tbl = 'office';
