select * from live_unit_succession where unit_id = ?1 order by id
