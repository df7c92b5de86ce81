select * from live_working_year where year = ?1 order by id limit 1
