-- Awards not issued yet that print the old name of a unit, as recipient or behind a person, print the new one.
update award set
  printed_name = case when recipient_kind = 'unit' and printed_name = ?2 then ?3 else printed_name end,
  printed_unit = case when printed_unit = ?2 then ?3 else printed_unit end
where unit_id = ?1 and (recipient_kind = 'unit' and printed_name = ?2 or printed_unit = ?2) and deleted_step is null
  and not exists (select 1 from decision d where d.id = award.decision_id and d.state = 'issued' and d.deleted_step is null)
  and not exists (select 1 from working_year w where w.year = award.year and w.is_locked = 1 and w.deleted_step is null)
