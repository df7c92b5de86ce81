select * from live_internal_rule
where record_id in (select id from live_democracy_record where (?1 is null or id = ?1) and (?2 is null or year = ?2))
order by id
