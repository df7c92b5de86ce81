select coalesce(max(position), 0) from live_proposal where round_id is ?1
