select * from live_target where (?1 is null or id = ?1) and (?2 is null or year = ?2) order by year desc, id
