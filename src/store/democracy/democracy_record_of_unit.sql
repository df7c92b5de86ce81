select id from live_democracy_record where unit_id = ?1 and year = ?2 and id is not ?3 limit 1
