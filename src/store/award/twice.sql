select count(*) from live_award
where decision_id = ?1 and id is not ?2 and recipient_kind = ?3
  and (recipient_kind = 'person' or unit_id is ?4) and collective_id is ?5 and person_id is ?6 and outside_name = ?7
