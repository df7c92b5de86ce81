insert into proposal (
  id, uid, round_id, recipient_kind, unit_id, collective_id, person_id, outside_name,
  outside_place, achievement, rating, form, received_on, has_submission, submission_number,
  submission_date, has_report, has_minutes, note, position
) values (
  :id, :uid, :round_id, :recipient_kind, :unit_id, :collective_id, :person_id, :outside_name,
  :outside_place, :achievement, :rating, :form, :received_on, :has_submission, :submission_number,
  :submission_date, :has_report, :has_minutes, :note, :position
)
on conflict (id) do update set
  round_id = excluded.round_id, recipient_kind = excluded.recipient_kind, unit_id =
  excluded.unit_id, collective_id = excluded.collective_id, person_id = excluded.person_id,
  outside_name = excluded.outside_name, outside_place = excluded.outside_place,
  achievement = excluded.achievement, rating = excluded.rating, form = excluded.form, received_on = excluded.received_on, has_submission =
  excluded.has_submission, submission_number = excluded.submission_number, submission_date =
  excluded.submission_date, has_report = excluded.has_report, has_minutes = excluded.has_minutes,
  note = excluded.note, position = excluded.position
returning id
