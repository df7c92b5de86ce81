select * from live_collective where unit_id = ?1 order by id
