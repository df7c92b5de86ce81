insert into attendee (
  id, uid, session_id, person_id, name, position_title, unit_id, unit_name, gender,
  is_party_member, is_summoned, attendance, certificate_number, certificate_date
) values (
  :id, :uid, :session_id, :person_id, :name, :position_title, :unit_id, :unit_name, :gender,
  :is_party_member, :is_summoned, :attendance, :certificate_number, :certificate_date
)
on conflict (id) do update set
  session_id = excluded.session_id, person_id = excluded.person_id, name = excluded.name,
  position_title = excluded.position_title, unit_id = excluded.unit_id,
  unit_name = excluded.unit_name, gender = excluded.gender,
  is_party_member = excluded.is_party_member, is_summoned = excluded.is_summoned,
  attendance = excluded.attendance, certificate_number = excluded.certificate_number,
  certificate_date = excluded.certificate_date
returning id
