select count(*), coalesce(sum(needs_review), 0) from live_person
