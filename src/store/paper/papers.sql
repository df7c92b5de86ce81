select * from live_paper where (?1 is null or id = ?1) order by id
