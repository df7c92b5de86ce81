select * from live_working_year where (?1 is null or id = ?1) order by year desc, id
