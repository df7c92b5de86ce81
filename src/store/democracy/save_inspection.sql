insert into inspection (
  id, uid, record_id, planned_on, held_on, team, content, findings, recommendations, due, fixed_on
) values (
  :id, :uid, :record_id, :planned_on, :held_on, :team, :content, :findings, :recommendations, :due,
  :fixed_on
)
on conflict (id) do update set
  record_id = excluded.record_id, planned_on = excluded.planned_on, held_on = excluded.held_on,
  team = excluded.team, content = excluded.content, findings = excluded.findings,
  recommendations = excluded.recommendations, due = excluded.due, fixed_on = excluded.fixed_on
returning id
