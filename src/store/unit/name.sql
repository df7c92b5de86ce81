select name from live_unit where id = ?1
