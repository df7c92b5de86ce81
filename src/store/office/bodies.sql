select * from live_body order by is_ours desc, id
