select first_id, second_id from live_not_duplicate where tbl = ?1
