insert into committee_member (
  id, uid, body_id, person_id, name, role, is_head, tasks, from_date, to_date, position
) values (
  :id, :uid, :body_id, :person_id, :name, :role, :is_head, :tasks, :from_date, :to_date, :position
)
on conflict (id) do update set
  body_id = excluded.body_id, person_id = excluded.person_id, name = excluded.name,
  role = excluded.role, is_head = excluded.is_head, tasks = excluded.tasks,
  from_date = excluded.from_date, to_date = excluded.to_date, position = excluded.position
returning id
