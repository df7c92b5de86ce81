-- Awards of a person not issued yet that print this old name print the new one.
update award set printed_name = ?3
where person_id = ?1 and recipient_kind = 'person' and printed_name = ?2 and deleted_step is null
  and not exists (select 1 from decision d where d.id = award.decision_id and d.state = 'issued' and d.deleted_step is null)
  and not exists (select 1 from working_year w where w.year = award.year and w.is_locked = 1 and w.deleted_step is null)
