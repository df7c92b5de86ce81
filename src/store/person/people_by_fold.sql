select p.id, p.full_name, p.birth,
  (select coalesce(u.name, '') from live_post o left join unit u on u.id = o.unit_id
   where o.person_id = p.id order by o.to_date is not null, o.from_date desc limit 1) as unit,
  (select o.unit_id from live_post o where o.person_id = p.id
   order by o.to_date is not null, o.from_date desc limit 1) as unit_id
from live_person p where p.name_fold = fold(?1) order by p.id
