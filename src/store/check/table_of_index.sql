select tbl_name from sqlite_schema where type = 'index' and name = ?1
