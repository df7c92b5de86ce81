select l.name, case when l.partial then substr(m.sql, instr(m.sql, ' where ') + 7) end
from pragma_index_list(?1) l join sqlite_schema m on m.type = 'index' and m.name = l.name
order by l.name
