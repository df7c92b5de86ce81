-- Rounds of which a step changed something: themselves, their awards and decisions (as they were before, too),
-- the awards of a changed decision, and corrections of awards.
select row_id from step_change where step_id = ?1 and tbl = 'award_round'
union select before ->> 'round_id' from step_change where step_id = ?1 and tbl in ('award', 'decision')
  and before ->> 'round_id' is not null
union select after ->> 'round_id' from step_change where step_id = ?1 and tbl in ('award', 'decision')
  and after ->> 'round_id' is not null
union select a.round_id from step_change s join main.award a on a.decision_id = s.row_id
  where s.step_id = ?1 and s.tbl = 'decision' and a.round_id is not null
union select a.round_id from step_change s join main.award a on a.id = coalesce(s.after, s.before) ->> 'award_id'
  where s.step_id = ?1 and s.tbl = 'award_amendment' and a.round_id is not null
