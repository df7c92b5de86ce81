insert into award (
  id, uid, recipient_kind, unit_id, collective_id, person_id, outside_name, outside_place, body_id,
  round_id, decision_id, form, year, period_from, period_to, content, citation, printed_name,
  printed_position, printed_unit, register_number, reward, handed_on, received_by, note, position,
  needs_review
) values (
  :id, :uid, :recipient_kind, :unit_id, :collective_id, :person_id, :outside_name, :outside_place,
  :body_id, :round_id, :decision_id, :form, :year, :period_from, :period_to, :content, :citation,
  :printed_name, :printed_position, :printed_unit, :register_number, :reward, :handed_on,
  :received_by, :note, :position, :needs_review
)
on conflict (id) do update set
  recipient_kind = excluded.recipient_kind, unit_id = excluded.unit_id, collective_id =
  excluded.collective_id, person_id = excluded.person_id, outside_name = excluded.outside_name,
  outside_place = excluded.outside_place,
  body_id = excluded.body_id, round_id = excluded.round_id, decision_id = excluded.decision_id, form
  = excluded.form, year = excluded.year, period_from = excluded.period_from, period_to =
  excluded.period_to, content = excluded.content, citation = excluded.citation, printed_name =
  excluded.printed_name, printed_position = excluded.printed_position, printed_unit =
  excluded.printed_unit, register_number = excluded.register_number, reward = excluded.reward,
  handed_on = excluded.handed_on, received_by = excluded.received_by, note = excluded.note, position
  = excluded.position, needs_review = excluded.needs_review
returning id
