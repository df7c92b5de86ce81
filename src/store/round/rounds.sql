select * from live_award_round where (?1 is null or id = ?1) order by year desc, id desc
