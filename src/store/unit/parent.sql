select parent_id from live_unit where id = ?1
