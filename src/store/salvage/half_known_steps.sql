-- Steps of which a note may be missing: those beside a gap in the running numbers, the first, the last.
with notes as (
  select id, step_id, lead(id) over (order by id) as next_id, lead(step_id) over (order by id) as next_step
  from step_change
)
select distinct s.id from step s join notes n
  on n.next_id > n.id + 1 and s.id between min(n.step_id, n.next_step) and max(n.step_id, n.next_step)
where exists (select 1 from step_change where step_id = s.id)
union
select step_id from step_change where id in ((select min(id) from step_change), (select max(id) from step_change))
