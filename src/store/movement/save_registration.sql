insert into registration (
  id, uid, model_id, year, kind, state, registered_on, effect, reason, goal, content,
  where_and_whom, forces, resources, from_date, to_date, output, durability, in_charge_id, contact,
  withdrawn_reason, is_cited, note
) values (
  :id, :uid, :model_id, :year, :kind, :state, :registered_on, :effect, :reason, :goal, :content,
  :where_and_whom, :forces, :resources, :from_date, :to_date, :output, :durability, :in_charge_id,
  :contact, :withdrawn_reason, :is_cited, :note
)
on conflict (id) do update set
  model_id = excluded.model_id, year = excluded.year, kind = excluded.kind, state = excluded.state,
  registered_on = excluded.registered_on, effect = excluded.effect, reason = excluded.reason,
  goal = excluded.goal, content = excluded.content, where_and_whom = excluded.where_and_whom,
  forces = excluded.forces, resources = excluded.resources, from_date = excluded.from_date,
  to_date = excluded.to_date, output = excluded.output, durability = excluded.durability,
  in_charge_id = excluded.in_charge_id, contact = excluded.contact,
  withdrawn_reason = excluded.withdrawn_reason, is_cited = excluded.is_cited, note = excluded.note
returning id
