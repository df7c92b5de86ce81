select * from live_blank_entry where year = ?1 and fold(blank_kind) = fold(?2) and id is not ?3
