select * from live_unit where (?1 is null or id = ?1) order by position, name_key, id
