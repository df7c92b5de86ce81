-- Attendees who are this person have the new name, except in a locked year.
update attendee set name = ?3
where person_id = ?1 and name = ?2 and deleted_step is null
  and not exists (
    select 1 from training_session s join working_year w on w.year = s.year
    where s.id = attendee.session_id and w.is_locked = 1 and w.deleted_step is null)
