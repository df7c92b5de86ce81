insert into training_session (
  id, uid, name, year, organiser, partners, audience, plan_number, plan_date, from_date, to_date,
  half_days, place, summoned, attended_total, cost, note
) values (
  :id, :uid, :name, :year, :organiser, :partners, :audience, :plan_number, :plan_date, :from_date,
  :to_date, :half_days, :place, :summoned, :attended_total, :cost, :note
)
on conflict (id) do update set
  name = excluded.name, year = excluded.year, organiser = excluded.organiser,
  partners = excluded.partners, audience = excluded.audience, plan_number = excluded.plan_number,
  plan_date = excluded.plan_date, from_date = excluded.from_date, to_date = excluded.to_date,
  half_days = excluded.half_days, place = excluded.place, summoned = excluded.summoned,
  attended_total = excluded.attended_total, cost = excluded.cost, note = excluded.note
returning id
