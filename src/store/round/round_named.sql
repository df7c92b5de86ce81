select 1 from live_award_round where fold(name) = fold(?1) and year is ?2 and id is not ?3 limit 1
