insert into term (
  id, uid, name, from_date, to_date
) values (
  :id, :uid, :name, :from_date, :to_date
)
on conflict (id) do update set
  name = excluded.name, from_date = excluded.from_date, to_date = excluded.to_date
returning id
