-- Each question goes along an index: by unit, by name, and by the registrations of a model.
select o.name, coalesce(u.name, '') from movement_model m
join live_movement_model o on o.id in (
  select id from main.movement_model where unit_id = m.unit_id
  union select id from main.movement_model where name_fold = m.name_fold)
left join unit u on u.id = o.unit_id
where m.id = ?1 and o.id <> m.id
  and exists (select 1 from live_registration r where r.model_id = o.id and r.year = ?2)
order by o.id
