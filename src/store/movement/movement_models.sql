select * from live_movement_model order by name_key, id
