-- Days with steps since the clock last went back or more than a year ahead; null when it never did.
with jump as (
  select max(id) as id
  from (select id, at, lag(at) over (order by id) as before from step)
  where julianday(at) < julianday(before, '-1 hour') or julianday(at) > julianday(before, '+1 year')
)
select case when jump.id is not null then
  (select count(distinct substr(step.at, 1, 10)) from step where step.id >= jump.id) end
from jump
