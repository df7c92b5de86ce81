select m.name from sqlite_schema m join pragma_table_info(m.name) c
where m.type = 'table' and c.name = 'row_sum' order by m.name
