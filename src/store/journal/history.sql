select id, at, who, pc, session, kind, label, undone_by is not null as undone
from step where (?1 is null or id = ?1) order by id desc limit ?2
