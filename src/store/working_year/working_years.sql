select * from live_working_year order by year desc, id
