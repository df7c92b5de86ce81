select 1 from live_criteria_set where fold(name) = fold(?1) and version is ?2 and id is not ?3 limit 1
