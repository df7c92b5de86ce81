select count(*), coalesce(sum(needs_review), 0) from main.award where year = ?1 and deleted_step is null
