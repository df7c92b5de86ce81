-- The records that live papers which this step touched are about; a year or the whole book is none.
select distinct p.about_table, p.about_id
from step_change s join paper p on p.id = s.row_id
where s.step_id = (select id from current_step) and s.tbl = 'paper' and p.deleted_step is null
  and p.about_table not in ('', 'year')
