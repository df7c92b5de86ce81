select id from live_person order by name_key, id
