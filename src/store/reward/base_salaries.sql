select * from live_base_salary where (?1 is null or id = ?1) order by from_date, id
