-- Decisions of ours that a step made issued, and whether a paper of each is kept.
select d.id, exists (
  select 1 from live_paper p
  where p.about_table = 'decision' and p.about_id = d.id and p.state = 'issued' and p.content_hash <> ''
) as kept
from live_decision d
join body b on b.id = d.body_id
where d.state = 'issued' and b.is_ours = 1 and d.id in (
  select row_id from step_change
  where step_id = ?1 and tbl = 'decision' and before ->> 'state' is not 'issued'
)
order by d.id
