select name, sql from sqlite_schema where type = 'table' and name not like 'sqlite\_%' escape '\'
