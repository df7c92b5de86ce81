-- Recognitions of what models did in a year, or of every year, those taken back too.
select n.id, n.registration_id, r.model_id, m.name, m.unit_id, r.year, n.level,
  coalesce(nullif(b.short_name, ''), b.full_name, '') as body, n.recognition_number, n.recognised_on, n.withdrawn_on,
  n.withdrawal_number, n.withdrawal_reason
from live_recognition n join live_registration r on r.id = n.registration_id
join movement_model m on m.id = r.model_id left join body b on b.id = n.body_id
where (?1 is null or r.year = ?1) order by r.year desc, m.unit_id, r.id, n.id
