select * from live_award where id = ?1
