select id as change, tbl, row_id, before, after from step_change where step_id = ?1 order by id
