select id from live_collective where unit_id = ?1 and name_fold = fold(?2) order by id limit 1
