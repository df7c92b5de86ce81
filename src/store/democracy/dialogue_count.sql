select count(*) from live_dialogue where record_id in (select id from live_democracy_record where year = ?1)
