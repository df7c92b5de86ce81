select * from live_term where (?1 is null or id = ?1) order by from_date desc
