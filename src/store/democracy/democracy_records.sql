select * from live_democracy_record where (?1 is null or id = ?1) and (?2 is null or year = ?2) order by year desc, id
