select name from live_movement_model where unit_id = ?1 and id is not ?2 order by id
