select year from award where round_id = ?1 limit 1
