insert into working_year (
  id, uid, year, registration_due, report_due, model_minimum, good_classes, is_locked, lock_reason
) values (
  :id, :uid, :year, :registration_due, :report_due, :model_minimum, :good_classes, :is_locked,
  :lock_reason
)
on conflict (id) do update set
  year = excluded.year, registration_due = excluded.registration_due,
  report_due = excluded.report_due, model_minimum = excluded.model_minimum,
  good_classes = excluded.good_classes, is_locked = excluded.is_locked,
  lock_reason = excluded.lock_reason
returning id
