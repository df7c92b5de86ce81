select * from live_post where person_id = ?1 order by from_date desc, id
