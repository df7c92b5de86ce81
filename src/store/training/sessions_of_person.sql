select s.id, s.year, s.name, a.attendance from live_attendee a join live_training_session s on s.id = a.session_id
where a.person_id = ?1 order by s.year, s.id
