insert into collective (
  id, uid, unit_id, name, certificate_name
) values (
  :id, :uid, :unit_id, :name, :certificate_name
)
on conflict (id) do update set
  unit_id = excluded.unit_id, name = excluded.name, certificate_name = excluded.certificate_name
returning id
