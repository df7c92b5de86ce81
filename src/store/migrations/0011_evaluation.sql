-- Sets of criteria, a row a version, and sheets of scores, a row a sheet: what a set says, scores and remarks
-- by code, and reasons are JSON.
create table criteria_set (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  name text not null,
  version integer not null,
  scored_kind text not null
    check (scored_kind in ('registration', 'democracy', 'unit', 'person', 'name')),
  from_year integer, to_year integer,
  issuing_document text not null,
  rules text not null,
  note text not null,
  row_sum integer
) strict;
create table score_sheet (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  criteria_set_id integer not null references criteria_set (id) deferrable initially deferred,
  year integer not null,
  -- One of these says who or what is scored.
  registration_id integer references registration (id) deferrable initially deferred,
  democracy_record_id integer references democracy_record (id) deferrable initially deferred,
  unit_id integer references unit (id) deferrable initially deferred,
  person_id integer references person (id) deferrable initially deferred,
  subject_name text not null,
  subject_group text not null, subject_kind text not null,
  score_round text not null, scorer text not null,
  scores text not null, score_remarks text not null, downgrades text not null, exclusions text not null,
  note text not null,
  row_sum integer
) strict;
create index score_sheet_by_year on score_sheet (year);
create index score_sheet_by_subject on score_sheet
  (criteria_set_id, year, subject_name, registration_id, democracy_record_id, unit_id, person_id);
create index score_sheet_by_registration on score_sheet (registration_id);
create index score_sheet_by_democracy on score_sheet (democracy_record_id);
create index score_sheet_by_unit on score_sheet (unit_id);
create index score_sheet_by_person on score_sheet (person_id);
