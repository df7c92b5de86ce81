select * from live_target where (?1 is null or year = ?1) order by year desc, id
