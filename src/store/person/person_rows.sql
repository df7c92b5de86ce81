select p.id, p.full_name, p.name_fold, p.birth, p.needs_review,
  coalesce(o.title, '') as title, coalesce(u.name, '') as unit, o.unit_id
from live_person p
left join live_post o on o.id = (
  select id from live_post where person_id = p.id order by to_date is not null, from_date desc, id desc limit 1)
left join unit u on u.id = o.unit_id
order by p.name_key, p.id
