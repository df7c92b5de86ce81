select name, sql from sqlite_schema where type = 'table' and sql like '%check (%'
