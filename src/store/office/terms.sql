select * from live_term order by from_date desc
