select 1 from sqlite_schema m join pragma_table_xinfo(m.name) c
where m.type = 'table' and m.name not like 'sqlite\_%' escape '\'
  and (m.name glob '*[^a-z0-9_]*' or c.name glob '*[^a-z0-9_]*')
