select distinct year from live_score_sheet where criteria_set_id = ?1 order by year
