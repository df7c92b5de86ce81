select * from live_training_session where (?1 is null or year = ?1) order by year desc, from_date, id
