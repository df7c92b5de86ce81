select * from live_replication where model_id = ?1 order by id
