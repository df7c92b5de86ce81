-- Households (hộ gia đình) as recipients. SQLite cannot widen a check: three tables are made anew under
-- their names, with every row and key as it was. Foreign keys are off meanwhile, see migrate.rs.
create table award_anew (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  recipient_kind text not null check (recipient_kind in ('unit', 'collective', 'person', 'outside', 'household')),
  unit_id integer references unit (id) deferrable initially deferred,
  collective_id integer references collective (id) deferrable initially deferred,
  person_id integer references person (id) deferrable initially deferred,
  outside_name text not null, outside_place text not null,
  body_id integer not null references body (id) deferrable initially deferred,
  round_id integer references award_round (id) deferrable initially deferred,
  decision_id integer references decision (id) deferrable initially deferred,
  form text not null, year integer not null, period_from integer, period_to integer,
  content text not null, citation text not null,
  printed_name text not null, printed_name_key blob, printed_position text not null, printed_unit text not null,
  search_fold text,
  register_number text not null, reward integer, handed_on text, received_by text not null,
  note text not null, position integer not null,
  needs_review integer not null check (needs_review in (0, 1))
) strict;
insert into award_anew (
  id, uid, deleted_step, recipient_kind, unit_id, collective_id, person_id, outside_name, outside_place,
  body_id, round_id, decision_id, form, year, period_from, period_to, content, citation, printed_name,
  printed_name_key, printed_position, printed_unit, search_fold, register_number, reward, handed_on,
  received_by, note, position, needs_review
)
select
  id, uid, deleted_step, recipient_kind, unit_id, collective_id, person_id, outside_name, '',
  body_id, round_id, decision_id, form, year, period_from, period_to, content, citation, printed_name,
  printed_name_key, printed_position, printed_unit, search_fold, register_number, reward, handed_on,
  received_by, note, position, needs_review
from award order by id;
drop table award;
alter table award_anew rename to award;
create index award_by_year on award (year);
create index award_by_decision on award (decision_id);
create index award_by_person on award (person_id);
create index award_by_unit on award (unit_id);
create index award_by_round on award (round_id);
create index award_by_form on award (form) where deleted_step is null;
create index award_by_content on award (content) where deleted_step is null;
create index award_by_register on award (register_number) where register_number <> '';
create index award_by_collective on award (collective_id) where collective_id is not null;
create index award_of_household on award (outside_name) where recipient_kind = 'household';
create index award_live_by_year on award (year, needs_review) where deleted_step is null;
create index award_by_search on award (search_fold, year) where deleted_step is null;

create table proposal_anew (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  round_id integer not null references award_round (id) deferrable initially deferred,
  recipient_kind text not null check (recipient_kind in ('unit', 'collective', 'person', 'outside', 'household')),
  unit_id integer references unit (id) deferrable initially deferred,
  collective_id integer references collective (id) deferrable initially deferred,
  person_id integer references person (id) deferrable initially deferred,
  outside_name text not null, outside_place text not null,
  achievement text not null, rating text not null, form text not null,
  received_on text, has_submission integer not null check (has_submission in (0, 1)),
  submission_number text not null, submission_date text,
  has_report integer not null check (has_report in (0, 1)),
  has_minutes integer not null check (has_minutes in (0, 1)),
  note text not null, position integer not null
) strict;
insert into proposal_anew (
  id, uid, deleted_step, round_id, recipient_kind, unit_id, collective_id, person_id, outside_name,
  outside_place, achievement, rating, form, received_on, has_submission, submission_number,
  submission_date, has_report, has_minutes, note, position
)
select
  id, uid, deleted_step, round_id, recipient_kind, unit_id, collective_id, person_id, outside_name,
  '', achievement, rating, form, received_on, has_submission, submission_number,
  submission_date, has_report, has_minutes, note, position
from proposal order by id;
drop table proposal;
alter table proposal_anew rename to proposal;
create index proposal_by_round on proposal (round_id);
create index proposal_by_person on proposal (person_id) where person_id is not null;
create index proposal_by_unit on proposal (unit_id) where unit_id is not null;

create table reward_rule_anew (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  form text not null,
  level text not null,
  subject text not null check (subject in ('any', 'collective', 'person', 'household')),
  from_date text not null,
  coefficient integer,
  amount integer,
  basis text not null
) strict;
insert into reward_rule_anew (id, uid, deleted_step, form, level, subject, from_date, coefficient, amount, basis)
select id, uid, deleted_step, form, level, subject, from_date, coefficient, amount, basis
from reward_rule order by id;
drop table reward_rule;
alter table reward_rule_anew rename to reward_rule;

-- The images of the history have every column of their table, so that a step made before can be taken back.
-- One that is damaged stays as it is.
update step_change set
  before = case when json_valid(before) then json_set(before, '$.outside_place', '') else before end,
  after = case when json_valid(after) then json_set(after, '$.outside_place', '') else after end
where tbl in ('award', 'proposal');
