insert into replication (
  id, uid, model_id, unit_id, place, groups, from_date, result
) values (
  :id, :uid, :model_id, :unit_id, :place, :groups, :from_date, :result
)
on conflict (id) do update set
  model_id = excluded.model_id, unit_id = excluded.unit_id, place = excluded.place,
  groups = excluded.groups, from_date = excluded.from_date, result = excluded.result
returning id
