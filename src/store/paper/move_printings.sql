update printing set about_id = ?2 where about_table = ?1 and about_id = ?3
