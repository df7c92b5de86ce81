-- Papers that a step made issued, and whether what was issued is kept.
select p.id, p.content_hash <> '' as kept
from live_paper p
where p.state = 'issued' and p.id in (
  select row_id from step_change
  where step_id = ?1 and tbl = 'paper' and (before is null or before ->> 'state' is not 'issued')
)
order by p.id
