delete from step_change where step_id in (select id from step where at < ?1)
