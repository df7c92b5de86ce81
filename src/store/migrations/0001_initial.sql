-- The first schema. Every business row: id (key here), uid (UUIDv7, the same on every PC),
-- deleted_step (the step that put it in the trash). Columns ending in _fold or _key are derived
-- from their source column by triggers of the program and are not journaled.
-- Dates: text yyyy-mm-dd (or yyyy, yyyy-mm where only that is known). Money: whole đồng.
create table office (
  id integer primary key check (id = 1), uid text not null unique,
  name text not null, place text not null,
  empty_tens_word text not null, thousand_word text not null,
  named_recipient_limit integer not null, two_sided integer not null check (two_sided in (0, 1))
) strict;

create table body (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  full_name text not null, short_name text not null, in_text text not null,
  letterhead_parent text not null, letterhead_name text not null,
  symbol text not null, level text not null, rule_set text not null,
  numbering text not null check (numbering in ('term', 'year')),
  series_kept_here integer not null check (series_kept_here in (0, 1)),
  signing text not null check (signing in ('on_behalf', 'head_signs')),
  on_behalf_of text not null, decides_as text not null, default_recipients text not null,
  is_ours integer not null check (is_ours in (0, 1)),
  from_date text, to_date text
) strict;

create table term (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  name text not null, from_date text not null, to_date text
) strict;

create table signatory (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  body_id integer not null references body (id) deferrable initially deferred,
  name text not null, position_title text not null,
  is_head integer not null check (is_head in (0, 1)), from_date text, to_date text
) strict;

create table unit_kind (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  name text not null, is_party_base integer not null check (is_party_base in (0, 1))
) strict;

create table unit (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  code text not null, name text not null, name_fold text, name_key blob,
  certificate_name text not null,
  kind_id integer references unit_kind (id) deferrable initially deferred,
  business_type text not null,
  parent_id integer references unit (id) deferrable initially deferred,
  position integer not null,
  party_members integer, workers integer,
  address text not null, contact text not null, phone text not null,
  from_date text, to_date text,
  needs_review integer not null check (needs_review in (0, 1))
) strict;
create index unit_by_fold on unit (name_fold);

create table unit_succession (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  unit_id integer not null references unit (id) deferrable initially deferred,
  predecessor_id integer not null references unit (id) deferrable initially deferred,
  date text, kind text not null check (kind in ('renamed', 'merged', 'split'))
) strict;

create table collective (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  unit_id integer not null references unit (id) deferrable initially deferred,
  name text not null, name_fold text, certificate_name text not null
) strict;

create table person (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  full_name text not null, given_name text not null, name_fold text, name_key blob,
  certificate_name text not null, salutation text not null,
  gender text check (gender in ('male', 'female')),
  birth text, ethnicity text not null, hometown text not null,
  is_party_member integer not null check (is_party_member in (0, 1)), party_joined text,
  education text not null, account_number text not null, note text not null,
  needs_review integer not null check (needs_review in (0, 1))
) strict;
create index person_by_fold on person (name_fold);

create table post (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  person_id integer not null references person (id) deferrable initially deferred,
  unit_id integer references unit (id) deferrable initially deferred,
  title text not null, from_date text, to_date text
) strict;
create index post_by_person on post (person_id);

create table legal_basis (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  number_symbol text not null, summary text not null, issuer text not null, issued_on text,
  from_date text, to_date text,
  replaced_by_id integer references legal_basis (id) deferrable initially deferred
) strict;

create table award_round (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  name text not null, year integer not null, period_from integer, period_to integer,
  content text not null, form text not null,
  body_id integer not null references body (id) deferrable initially deferred,
  citation text not null, dossier_due text,
  state text not null check (state in ('proposing', 'reviewed', 'decided', 'handed')),
  list_order text not null check (list_order in ('unit', 'name', 'hand')),
  needs_review integer not null check (needs_review in (0, 1))
) strict;

create table proposal (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  round_id integer not null references award_round (id) deferrable initially deferred,
  recipient_kind text not null check (recipient_kind in ('unit', 'collective', 'person', 'outside')),
  unit_id integer references unit (id) deferrable initially deferred,
  collective_id integer references collective (id) deferrable initially deferred,
  person_id integer references person (id) deferrable initially deferred,
  outside_name text not null,
  achievement text not null, rating text not null, form text not null,
  received_on text, has_submission integer not null check (has_submission in (0, 1)),
  submission_number text not null, submission_date text,
  has_report integer not null check (has_report in (0, 1)),
  has_minutes integer not null check (has_minutes in (0, 1)),
  note text not null, position integer not null
) strict;
create index proposal_by_round on proposal (round_id);

create table decision (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  body_id integer not null references body (id) deferrable initially deferred,
  number text not null, date text, summary text not null,
  round_id integer references award_round (id) deferrable initially deferred,
  signatory_id integer references signatory (id) deferrable initially deferred,
  bases text not null, considering text not null, articles text not null, distribution text not null,
  number_repeat_reason text not null,
  state text not null check (state in ('draft', 'submitted', 'issued')),
  note text not null, needs_review integer not null check (needs_review in (0, 1))
) strict;

create table issued_paper (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  decision_id integer not null references decision (id) deferrable initially deferred,
  report text not null, document text not null
) strict;

create table award (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  recipient_kind text not null check (recipient_kind in ('unit', 'collective', 'person', 'outside')),
  unit_id integer references unit (id) deferrable initially deferred,
  collective_id integer references collective (id) deferrable initially deferred,
  person_id integer references person (id) deferrable initially deferred,
  outside_name text not null,
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
create index award_by_year on award (year);
create index award_by_decision on award (decision_id);
create index award_by_person on award (person_id);
create index award_by_unit on award (unit_id);

create table award_amendment (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  award_id integer not null references award (id) deferrable initially deferred,
  kind text not null check (kind in ('corrected', 'revoked', 'reissued')),
  decision_number text not null, date text, reason text not null
) strict;
create index amendment_by_award on award_amendment (award_id);

-- What was half typed when the program closed; never journaled, never exported.
create table draft (
  form text primary key, content text not null, saved_at text not null
) strict;

-- The history: every change is one step with the rows it touched, as they were before and after.
create table step (
  id integer primary key, uid text not null unique,
  at text not null, who text not null, pc text not null, session text not null, app_version text not null,
  schema_version integer not null,
  kind text not null check (kind in ('edit', 'undo', 'redo')),
  label text not null,
  undoes integer references step (id) deferrable initially deferred,
  undone_by integer references step (id) deferrable initially deferred
) strict;

create table step_change (
  id integer primary key, step_id integer not null references step (id) deferrable initially deferred,
  tbl text not null, row_id integer not null, before text, after text
) strict;
create index step_change_by_step on step_change (step_id);

-- Facts of the file itself, such as the version of its sort keys.
create table fact (name text primary key, value text not null) strict;
