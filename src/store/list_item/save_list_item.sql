insert into list_item (
  id, uid, list, name, is_in_use, position
) values (
  :id, :uid, :list, :name, :is_in_use, :position
)
on conflict (id) do update set
  list = excluded.list, name = excluded.name, is_in_use = excluded.is_in_use,
  position = excluded.position
returning id
