update paper set deleted_step = ?1 where about_table = ?2 and about_id = ?3 and deleted_step is null
