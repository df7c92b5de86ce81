select s.*,
  coalesce(nullif(s.subject_name, ''), m.name, du.name, u.name, p.full_name) as called,
  coalesce(mu.name, du.name, u.name, pu.name, '') as called_unit
from live_score_sheet s
left join registration r on r.id = s.registration_id
left join movement_model m on m.id = r.model_id
left join unit mu on mu.id = m.unit_id
left join democracy_record d on d.id = s.democracy_record_id
left join unit du on du.id = d.unit_id
left join unit u on u.id = s.unit_id
left join person p on p.id = s.person_id
left join unit pu on pu.id = (
  select o.unit_id from live_post o where o.person_id = p.id
  order by o.to_date is not null, o.from_date desc, o.id desc limit 1
)
where s.year = ?1
order by s.id
