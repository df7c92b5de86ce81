select row_id from step_change where step_id = ?1 and tbl = 'person'
union select o.person_id from step_change s join post o on o.id = s.row_id where s.step_id = ?1 and s.tbl = 'post'
