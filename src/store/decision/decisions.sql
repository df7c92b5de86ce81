select * from live_decision order by date desc, id desc
