select unit_id, name from live_collective where id = ?1
