select id, at, who, pc, session, kind, label, undone_by is not null as undone
from step
where kind = 'edit' and undone_by is null
  and exists (select 1 from step_change where step_id = step.id)
order by id desc limit 1
