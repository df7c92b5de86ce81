select a.printed_name from live_award a
where a.body_id = ?1 and a.year = ?2 and a.register_number = ?3 and a.id is not ?4 limit 1
