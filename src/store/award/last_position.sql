select coalesce(max(position), 0) from live_award where round_id is ?1 and decision_id is ?2
