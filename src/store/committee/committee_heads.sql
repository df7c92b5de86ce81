select * from live_committee_member where body_id = ?1 and is_head = 1 order by id
