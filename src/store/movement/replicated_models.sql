select distinct model_id from live_replication
