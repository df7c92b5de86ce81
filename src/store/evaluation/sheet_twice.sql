select 1 from live_score_sheet
where criteria_set_id = ?1 and year = ?2 and subject_name = ?3 and registration_id is ?4
  and democracy_record_id is ?5 and unit_id is ?6 and person_id is ?7 and subject_kind = ?8
  and score_round = ?9 and scorer = ?10 and id is not ?11
limit 1
