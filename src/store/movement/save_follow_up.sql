insert into follow_up (
  id, uid, registration_id, date, period, result, participants, value
) values (
  :id, :uid, :registration_id, :date, :period, :result, :participants, :value
)
on conflict (id) do update set
  registration_id = excluded.registration_id, date = excluded.date, period = excluded.period,
  result = excluded.result, participants = excluded.participants, value = excluded.value
returning id
