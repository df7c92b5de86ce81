select unit_id from award where collective_id = ?1 and unit_id is not null
union all select unit_id from proposal where collective_id = ?1 and unit_id is not null
union all select unit_id from movement_model where collective_id = ?1
limit 1
