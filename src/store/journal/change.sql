select tbl, row_id from step_change where id = ?1
