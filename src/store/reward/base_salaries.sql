select * from live_base_salary order by from_date, id
