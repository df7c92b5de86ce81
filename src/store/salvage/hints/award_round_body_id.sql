select body_id from award where round_id = ?1
union all select body_id from decision where round_id = ?1
limit 1
