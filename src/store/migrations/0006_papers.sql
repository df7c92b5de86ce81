-- Papers of every kind are records of their own. What is kept of an issued one stands by its hash beside the
-- bytes of attached files, outside the history: packed, its text as it was. The name of a table of bytes that
-- both use says so. `packed` and `sha256` are functions of the program, see migrate.rs.
alter table attachment_content rename to content;
alter table content rename column content to bytes;

create table paper (
  id integer primary key, uid text not null unique, deleted_step integer references step (id) deferrable initially deferred,
  report text not null,
  -- A table and a key; 'year' and a year; a blank table and 0 for the whole book.
  about_table text not null, about_id integer not null,
  -- JSON, as are corrections and confirmations.
  options text not null,
  body_id integer references body (id) deferrable initially deferred,
  -- Blank for a list without a number of its own.
  kind text not null, number text not null, date text,
  state text not null check (state in ('draft', 'submitted', 'issued')),
  corrections text not null, confirmations text not null,
  -- Blank unless issued.
  fingerprint text not null, content_hash text not null,
  row_sum integer
) strict;

-- What was printed last of each paper, when and by whom: it happened outside the book, so no step of the
-- history takes it back. `document` is what it said, packed.
create table printing (
  id integer primary key, uid text not null unique,
  report text not null, about_table text not null, about_id integer not null, options text not null,
  at text not null, who text not null, pc text not null,
  fingerprint text not null, document blob not null,
  row_sum integer
) strict;

insert into content (hash, bytes)
select sha256(packed(document)), packed(document) from (
  select document from issued_paper
  union select before ->> 'document' from step_change where tbl = 'issued_paper' and json_valid(before)
  union select after ->> 'document' from step_change where tbl = 'issued_paper' and json_valid(after)
)
where document is not null
on conflict (hash) do nothing;

-- Number and day are those of the decision. A damaged row stays known as one.
insert into paper (
  id, uid, deleted_step, report, about_table, about_id, options, body_id, kind, number, date, state,
  corrections, confirmations, fingerprint, content_hash, row_sum
)
select
  i.id, i.uid, i.deleted_step, i.report, 'decision', i.decision_id, '{}', d.body_id,
  iif(i.report = 'quyet-dinh', 'decision', ''), coalesce(d.number, ''), d.date, 'issued',
  '[]', '[]', '', sha256(packed(i.document)), iif(i.row_sum is null, null, 0)
from issued_paper i left join decision d on d.id = i.decision_id
order by i.id;

-- The images of the history are those of the new rows, so that a step made before can be taken back.
create temp table paper_image (change_id integer primary key, before text, after text) strict;
insert into paper_image
select c.id,
  iif(c.before is null, null, json_object(
    'id', c.before ->> 'id', 'uid', c.before ->> 'uid', 'deleted_step', c.before ->> 'deleted_step',
    'report', c.before ->> 'report', 'about_table', 'decision', 'about_id', c.before ->> 'decision_id',
    'options', '{}', 'body_id', (select body_id from decision where id = c.before ->> 'decision_id'),
    'kind', iif(c.before ->> 'report' = 'quyet-dinh', 'decision', ''),
    'number', coalesce((select number from decision where id = c.before ->> 'decision_id'), ''),
    'date', (select date from decision where id = c.before ->> 'decision_id'),
    'state', 'issued', 'corrections', '[]', 'confirmations', '[]', 'fingerprint', '',
    'content_hash', sha256(packed(c.before ->> 'document'))
  )),
  iif(c.after is null, null, json_object(
    'id', c.after ->> 'id', 'uid', c.after ->> 'uid', 'deleted_step', c.after ->> 'deleted_step',
    'report', c.after ->> 'report', 'about_table', 'decision', 'about_id', c.after ->> 'decision_id',
    'options', '{}', 'body_id', (select body_id from decision where id = c.after ->> 'decision_id'),
    'kind', iif(c.after ->> 'report' = 'quyet-dinh', 'decision', ''),
    'number', coalesce((select number from decision where id = c.after ->> 'decision_id'), ''),
    'date', (select date from decision where id = c.after ->> 'decision_id'),
    'state', 'issued', 'corrections', '[]', 'confirmations', '[]', 'fingerprint', '',
    'content_hash', sha256(packed(c.after ->> 'document'))
  ))
from step_change c
where c.tbl = 'issued_paper' and coalesce(json_valid(c.before), 1) and coalesce(json_valid(c.after), 1);
update step_change set
  tbl = 'paper',
  before = (select i.before from paper_image i where i.change_id = step_change.id),
  after = (select i.after from paper_image i where i.change_id = step_change.id)
where id in (select change_id from paper_image);
drop table paper_image;
drop table issued_paper;

create index paper_by_about on paper (about_table, about_id);
create index printing_by_about on printing (about_table, about_id);
