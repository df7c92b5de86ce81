select * from live_training_topic
where session_id in (select id from live_training_session where (?1 is null or id = ?1) and (?2 is null or year = ?2))
order by id
