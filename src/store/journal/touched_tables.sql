select distinct tbl from step_change where step_id = ?1
