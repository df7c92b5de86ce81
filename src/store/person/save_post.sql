insert into post (
  id, uid, person_id, unit_id, title, from_date, to_date
) values (
  :id, :uid, :person_id, :unit_id, :title, :from_date, :to_date
)
on conflict (id) do update set
  person_id = excluded.person_id, unit_id = excluded.unit_id, title = excluded.title, from_date =
  excluded.from_date, to_date = excluded.to_date
returning id
