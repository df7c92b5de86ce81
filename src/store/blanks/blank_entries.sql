select * from live_blank_entry where (?1 is null or year = ?1) order by year desc, date, id
