select distinct criteria_set_id, year from live_score_sheet order by year, criteria_set_id
