select s.id, s.at, s.who, s.pc, s.session, s.kind, s.label, s.undone_by is not null as undone
from step_change c join step s on s.id = c.step_id
where c.tbl = ?1 and c.row_id = ?2 and c.step_id > ?3
order by s.id desc limit 1
