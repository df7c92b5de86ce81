select * from live_unit_kind order by id
