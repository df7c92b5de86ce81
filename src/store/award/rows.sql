select a.id, a.recipient_kind, a.unit_id, a.collective_id, a.person_id, a.outside_name,
  a.printed_name, a.printed_name_key, a.printed_position, a.printed_unit, a.search_fold,
  a.form, a.year, a.period_from, a.period_to, a.content, a.citation, a.register_number, a.reward,
  a.body_id, b.full_name as body_name, b.short_name as body_short,
  a.round_id, a.decision_id, coalesce(d.number, '') as decision_number, d.date as decision_date,
  coalesce(u.position, 999999) as unit_position, a.position, a.needs_review, n.birth, a.note,
  coalesce((select kind from live_award_amendment m where m.award_id = a.id and m.kind <> 'corrected'
    order by m.id desc limit 1), '') = 'revoked' as is_revoked, a.outside_place, a.uid,
  a.handed_on is not null as is_handed, a.reward_reason <> '' as has_reward_reason, a.paid_on is not null as is_paid
from live_award a
join body b on b.id = a.body_id
left join decision d on d.id = a.decision_id
left join unit u on u.id = a.unit_id
left join person n on n.id = a.person_id and a.recipient_kind = 'person'
