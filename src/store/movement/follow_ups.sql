select * from live_follow_up where registration_id = ?1 order by id
