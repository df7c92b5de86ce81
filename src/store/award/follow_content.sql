-- Awards not issued yet that were for what their round said are for what it says now.
update award set content = ?3
where round_id = ?1 and content = ?2 and deleted_step is null
  and not exists (select 1 from decision d where d.id = award.decision_id and d.state = 'issued' and d.deleted_step is null)
  and not exists (select 1 from working_year w where w.year = award.year and w.is_locked = 1 and w.deleted_step is null)
