select * from live_committee_member where (?1 is null or id = ?1) order by is_head desc, position, id
