select * from live_body where (?1 is null or id = ?1) order by is_ours desc, id
