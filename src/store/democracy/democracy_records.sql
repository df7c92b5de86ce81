select * from live_democracy_record where (?1 is null or year = ?1) order by year desc, id
