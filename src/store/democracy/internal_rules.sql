select * from live_internal_rule where record_id = ?1 order by id
