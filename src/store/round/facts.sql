-- Of every round: has it awards that were not taken back, were all of them handed over, is one of its decisions
-- issued (of another body: known by number and day).
with standing (round_id, decision_id, handed_on) as (
  select a.round_id, a.decision_id, a.handed_on from live_award a
  where a.round_id is not null
    and coalesce((select kind from live_award_amendment m where m.award_id = a.id and m.kind <> 'corrected'
      order by m.id desc limit 1), '') <> 'revoked'),
decided (id, round_id) as (
  select d.id, d.round_id from live_decision d join body b on b.id = d.body_id
  where d.state = 'issued' or b.is_ours = 0 and d.number <> '' and d.date is not null)
select r.id,
  exists (select 1 from standing s where s.round_id = r.id),
  not exists (select 1 from standing s where s.round_id = r.id and s.handed_on is null),
  exists (select 1 from decided d where d.round_id = r.id)
    or exists (select 1 from decided d join standing s on s.decision_id = d.id where s.round_id = r.id)
from live_award_round r
