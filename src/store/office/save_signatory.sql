insert into signatory (
  id, uid, body_id, name, position_title, is_head, from_date, to_date
) values (
  :id, :uid, :body_id, :name, :position_title, :is_head, :from_date, :to_date
)
on conflict (id) do update set
  body_id = excluded.body_id, name = excluded.name, position_title = excluded.position_title,
  is_head = excluded.is_head, from_date = excluded.from_date, to_date = excluded.to_date
returning id
