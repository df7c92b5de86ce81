select distinct tbl, id from damaged_before order by tbl, id
