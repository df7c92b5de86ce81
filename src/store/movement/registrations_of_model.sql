select year, state from live_registration where model_id = ?1 and id is not ?2
