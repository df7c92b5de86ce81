select * from live_paper where about_table = ?1 and about_id = ?2 order by id
