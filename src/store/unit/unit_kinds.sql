select * from live_unit_kind where (?1 is null or id = ?1) order by id
