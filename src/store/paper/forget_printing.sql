delete from printing where report = ?1 and about_table = ?2 and about_id = ?3
