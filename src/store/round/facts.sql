-- Of every round, or of one: has it awards that were not taken back, were all of them handed over, is one of its
-- decisions issued (of another body: known by number and day). Each question goes along the index of the
-- round's awards and ends with the first that answers it; only “all handed over” may look at every one.
with revoked (id) as materialized (
  select m.award_id from live_award_amendment m where m.kind = 'revoked'
    and m.id = (select max(l.id) from live_award_amendment l where l.award_id = m.award_id and l.kind <> 'corrected')),
decided (id, round_id) as materialized (
  select d.id, d.round_id from live_decision d join body b on b.id = d.body_id
  where d.state = 'issued' or b.is_ours = 0 and d.number <> '' and d.date is not null)
select r.id,
  exists (select 1 from main.award a
    where a.round_id = r.id and a.deleted_step is null and a.id not in revoked),
  not exists (select 1 from main.award a
    where a.round_id = r.id and a.handed_on is null and a.deleted_step is null and a.id not in revoked),
  r.id in (select round_id from decided where round_id is not null)
    or exists (select 1 from main.award a
      where a.round_id = r.id and a.decision_id in (select id from decided) and a.deleted_step is null and a.id not in revoked)
from live_award_round r
where ?1 is null or r.id = ?1
