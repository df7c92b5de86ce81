select agency from live_consultation group by fold(agency) order by count(*) desc, agency
