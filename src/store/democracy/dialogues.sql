select * from live_dialogue where record_id = ?1 order by id
