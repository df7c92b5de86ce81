insert into unit_kind (
  id, uid, name, is_party_base
) values (
  :id, :uid, :name, :is_party_base
)
on conflict (id) do update set
  name = excluded.name, is_party_base = excluded.is_party_base
returning id
