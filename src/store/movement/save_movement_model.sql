insert into movement_model (
  id, uid, name, kind, unit_id, subject, collective_id, person_id, area, start_year, note,
  needs_review
) values (
  :id, :uid, :name, :kind, :unit_id, :subject, :collective_id, :person_id, :area, :start_year,
  :note, :needs_review
)
on conflict (id) do update set
  name = excluded.name, kind = excluded.kind, unit_id = excluded.unit_id,
  subject = excluded.subject, collective_id = excluded.collective_id,
  person_id = excluded.person_id, area = excluded.area, start_year = excluded.start_year,
  note = excluded.note, needs_review = excluded.needs_review
returning id
