select id, unit_id, name from live_collective order by unit_id, id
