select * from live_proposal where (?1 is null or id = ?1) order by id
