select title, unit_id from live_post where person_id = ?1
order by to_date is not null, from_date desc, id desc limit 1
