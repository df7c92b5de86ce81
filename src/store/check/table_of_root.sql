select tbl_name from sqlite_schema where rootpage = ?1
