select * from live_training_topic where session_id = ?1 order by id
