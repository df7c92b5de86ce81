select * from live_person where (?1 is null or id = ?1) order by name_key, id
