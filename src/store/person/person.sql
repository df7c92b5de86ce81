select * from live_person where id = ?1
