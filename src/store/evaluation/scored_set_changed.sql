-- A year that was scored by a set of which this step changed what it says.
select s.year
from step_change c
join live_score_sheet s on s.criteria_set_id = c.row_id
where c.step_id = ?1 and c.tbl = 'criteria_set' and c.before is not null and c.after is not null
  and (c.before ->> 'rules' is not c.after ->> 'rules'
    or c.before ->> 'scored_kind' is not c.after ->> 'scored_kind')
limit 1
