select id, at, who, pc, session, kind, label, undone_by is not null as undone
from step
where kind = 'undo' and undone_by is null
  and id > coalesce((select max(id) from step where kind = 'edit'), 0)
order by id desc limit 1
