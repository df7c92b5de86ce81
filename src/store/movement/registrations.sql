select * from live_registration where (?1 is null or year = ?1) order by year desc, id
