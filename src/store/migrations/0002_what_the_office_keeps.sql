-- Everything the office keeps beside awards: movement models, training, grassroots democracy, the
-- Steering Committee, documents, salaries and rewards, years and targets, editable lists.

create table movement_model (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  name text not null,
  kind text not null check (kind in ('model', 'exemplar')),
  unit_id integer not null references unit (id) deferrable initially deferred,
  subject text not null check (subject in ('collective', 'person')),
  collective_id integer references collective (id) deferrable initially deferred,
  person_id integer references person (id) deferrable initially deferred,
  area text not null,
  start_year integer,
  note text not null,
  needs_review integer not null check (needs_review in (0, 1)),
  name_fold text, name_key blob
) strict;
create table replication (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  model_id integer not null references movement_model (id) deferrable initially deferred,
  unit_id integer references unit (id) deferrable initially deferred,
  place text not null,
  groups integer,
  from_date text,
  result text not null
) strict;
create index replication_by_whole on replication (model_id);

create table registration (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  model_id integer not null references movement_model (id) deferrable initially deferred,
  year integer not null,
  kind text not null check (kind in ('new', 'maintained', 'upgraded')),
  state text not null check (state in ('registered', 'draft', 'underway', 'reported', 'scored', 'recognised', 'not_recognised', 'ended', 'withdrawn')),
  registered_on text,
  effect text not null check (effect in ('unknown', 'effective', 'weak')),
  reason text not null,
  goal text not null,
  content text not null,
  where_and_whom text not null,
  forces text not null,
  resources text not null,
  from_date text,
  to_date text,
  output text not null,
  durability text not null,
  in_charge_id integer references person (id) deferrable initially deferred,
  contact text not null,
  withdrawn_reason text not null,
  is_cited integer not null check (is_cited in (0, 1)),
  note text not null
) strict;
create index registration_by_year on registration (year);
create table follow_up (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  registration_id integer not null references registration (id) deferrable initially deferred,
  date text,
  period text not null check (period in ('half_year', 'year', 'ad_hoc')),
  result text not null,
  participants integer,
  value integer
) strict;
create index follow_up_by_whole on follow_up (registration_id);

create table training_session (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  name text not null,
  year integer not null,
  organiser text not null,
  partners text not null,
  audience text not null,
  plan_number text not null,
  plan_date text,
  from_date text,
  to_date text,
  half_days integer,
  place text not null,
  summoned integer,
  attended_total integer,
  cost integer,
  note text not null
) strict;
create index training_session_by_year on training_session (year);
create table training_topic (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  session_id integer not null references training_session (id) deferrable initially deferred,
  title text not null,
  speaker text not null,
  duration text not null
) strict;
create index training_topic_by_whole on training_topic (session_id);
create table attendee (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  session_id integer not null references training_session (id) deferrable initially deferred,
  person_id integer references person (id) deferrable initially deferred,
  name text not null,
  position_title text not null,
  unit_id integer references unit (id) deferrable initially deferred,
  unit_name text not null,
  gender text check (gender in ('male', 'female')),
  is_party_member integer not null check (is_party_member in (0, 1)),
  is_summoned integer not null check (is_summoned in (0, 1)),
  attendance text not null,
  certificate_number text not null,
  certificate_date text
) strict;
create index attendee_by_whole on attendee (session_id);

create table democracy_record (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  unit_id integer not null references unit (id) deferrable initially deferred,
  year integer not null,
  is_exempt integer not null check (is_exempt in (0, 1)),
  committee integer check (committee in (0, 1)),
  committee_na integer not null check (committee_na in (0, 1)),
  committee_number text not null,
  committee_date text,
  committee_renewed text,
  committee_head text not null,
  committee_members integer,
  rules integer check (rules in (0, 1)),
  rules_na integer not null check (rules_na in (0, 1)),
  rules_number text not null,
  rules_date text,
  plan integer check (plan in (0, 1)),
  plan_na integer not null check (plan_na in (0, 1)),
  plan_number text not null,
  plan_date text,
  conference integer check (conference in (0, 1)),
  conference_na integer not null check (conference_na in (0, 1)),
  conference_date text,
  conference_form text not null,
  conference_summoned integer,
  conference_people integer,
  conference_resolution text not null,
  dialogues_na integer not null check (dialogues_na in (0, 1)),
  agreement integer check (agreement in (0, 1)),
  agreement_na integer not null check (agreement_na in (0, 1)),
  agreement_signed text,
  agreement_expires text,
  better_terms integer,
  internal_rules_na integer not null check (internal_rules_na in (0, 1)),
  board integer check (board in (0, 1)),
  board_na integer not null check (board_na in (0, 1)),
  board_checks integer,
  has_union integer check (has_union in (0, 1)),
  has_union_na integer not null check (has_union_na in (0, 1)),
  union_members integer,
  union_movements text not null,
  union_checks integer,
  union_funds integer,
  petitions_na integer not null check (petitions_na in (0, 1)),
  petitions_received integer,
  petitions_resolved integer,
  strike integer check (strike in (0, 1)),
  strike_na integer not null check (strike_na in (0, 1)),
  class text not null,
  unit_class text not null,
  note text not null
) strict;
create index democracy_record_by_year on democracy_record (year);
create table dialogue (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  record_id integer not null references democracy_record (id) deferrable initially deferred,
  date text,
  kind text not null check (kind in ('periodic', 'on_request', 'by_case')),
  opinions integer,
  resolved integer,
  content text not null
) strict;
create index dialogue_by_whole on dialogue (record_id);
create table internal_rule (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  record_id integer not null references democracy_record (id) deferrable initially deferred,
  name text not null,
  kind text not null check (kind in ('new', 'amended', 'supplemented')),
  number text not null,
  date text
) strict;
create index internal_rule_by_whole on internal_rule (record_id);
create table inspection (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  record_id integer not null references democracy_record (id) deferrable initially deferred,
  planned_on text,
  held_on text,
  team text not null,
  content text not null,
  findings text not null,
  recommendations text not null,
  due text,
  fixed_on text
) strict;
create index inspection_by_whole on inspection (record_id);

create table committee_member (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  body_id integer not null references body (id) deferrable initially deferred,
  person_id integer references person (id) deferrable initially deferred,
  name text not null,
  role text not null,
  is_head integer not null check (is_head in (0, 1)),
  tasks text not null,
  from_date text,
  to_date text,
  position integer not null
) strict;

create table document (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  kind text not null,
  body_id integer references body (id) deferrable initially deferred,
  number text not null,
  date text,
  summary text not null,
  signer text not null,
  year integer not null,
  note text not null
) strict;
create index document_by_year on document (year);

create table base_salary (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  from_date text not null,
  amount integer not null,
  basis text not null
) strict;

create table reward_rule (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  form text not null,
  level text not null,
  subject text not null check (subject in ('any', 'collective', 'person')),
  from_date text not null,
  coefficient integer,
  amount integer,
  basis text not null
) strict;

create table working_year (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  year integer not null,
  registration_due text,
  report_due text,
  model_minimum integer,
  good_classes text not null,
  is_locked integer not null check (is_locked in (0, 1)),
  lock_reason text not null
) strict;

create table target (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  year integer not null,
  name text not null,
  planned integer not null,
  unit_of_measure text not null,
  figure text not null,
  actual integer,
  note text not null
) strict;
create index target_by_year on target (year);

create table list_item (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  list text not null check (list in ('field', 'level', 'form', 'content', 'achievement', 'business_type', 'document_kind', 'committee_role', 'democracy_class', 'unit_class')),
  name text not null,
  is_in_use integer not null check (is_in_use in (0, 1)),
  position integer not null
) strict;

create index movement_model_by_unit on movement_model (unit_id);
create index registration_by_model on registration (model_id);
create index democracy_record_by_unit on democracy_record (unit_id);
create index attendee_by_person on attendee (person_id);

-- Scans, photos, files of other programs, on any record: what is where; the bytes stand once by their hash.
create table attachment (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  owner_table text not null, owner_id integer not null,
  name text not null, hash text not null, size integer not null, note text not null, added_at text not null
) strict;
create index attachment_by_owner on attachment (owner_table, owner_id);
-- Never journaled: too large, and never changed.
create table attachment_content (hash text primary key, content blob not null) strict;

-- “Không trùng”: two records of one kind that were looked at and are not the same.
create table not_duplicate (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  tbl text not null check (tbl in ('person', 'unit')), first_id integer not null, second_id integer not null
) strict;
