-- Issued decisions of ours, issued before this step too, whose awards, round or own row it touched.
select d.id
from decision d
join body b on b.id = d.body_id
where d.state = 'issued' and d.deleted_step is null and b.is_ours = 1
  and d.id in (
    select before ->> 'decision_id' from step_change where step_id = ?1 and tbl = 'award'
    union
    select after ->> 'decision_id' from step_change where step_id = ?1 and tbl = 'award'
    union
    select row_id from step_change where step_id = ?1 and tbl = 'decision'
    union
    select o.id from step_change s join decision o on o.round_id = s.row_id
    where s.step_id = ?1 and s.tbl = 'award_round'
  )
  and not exists (
    select 1 from step_change s
    where s.step_id = ?1 and s.tbl = 'decision' and s.row_id = d.id
      and (s.before is null or s.before ->> 'state' <> 'issued' or s.before ->> 'deleted_step' is not null)
  )
order by d.id
