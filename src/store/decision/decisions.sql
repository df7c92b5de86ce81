select * from live_decision where (?1 is null or id = ?1) order by date desc, id desc
