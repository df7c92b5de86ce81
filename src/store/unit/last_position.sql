select coalesce(max(position), 0) from live_unit
