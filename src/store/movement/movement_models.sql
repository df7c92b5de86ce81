select * from live_movement_model where (?1 is null or id = ?1) order by name_key, id
