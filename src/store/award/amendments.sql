select * from live_award_amendment where award_id = ?1 order by id
