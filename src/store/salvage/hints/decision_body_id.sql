select body_id from award where decision_id = ?1 limit 1
