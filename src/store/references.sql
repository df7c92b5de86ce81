select m.name, f."from"
from sqlite_schema m join pragma_foreign_key_list(m.name) f
where m.type = 'table' and f."table" = ?1 and f."from" <> 'deleted_step'
  and m.name not in ('step', 'step_change')
