select * from live_inspection where record_id = ?1 order by id
