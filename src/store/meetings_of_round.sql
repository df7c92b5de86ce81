select * from live_meeting where round_id = ?1 order by met_on desc, id desc
