select * from live_signatory where (?1 is null or id = ?1) order by body_id, is_head desc, from_date desc, id
