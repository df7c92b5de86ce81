select p.id, p.uid, p.round_id, p.recipient_kind = 'person' as is_person, p.person_id, p.collective_id, p.unit_id, p.outside_name,
  p.outside_place,
  case p.recipient_kind when 'unit' then u.name when 'collective' then c.name when 'person' then n.full_name
    else p.outside_name end as name,
  case p.recipient_kind when 'person' then n.name_key when 'household' then person_key(p.outside_name, '')
    else null end as person_key,
  case p.outside_place when '' then coalesce(u.name, '') else p.outside_place end as unit,
  coalesce(u.position, 999999) as unit_position,
  n.birth, n.gender, p.recipient_kind,
  coalesce((select o.title from live_post o where o.person_id = n.id
    order by o.to_date is not null, o.from_date desc, o.id desc limit 1), '') as title,
  p.achievement, p.rating, case when p.form = '' then r.form else p.form end as form, p.note, p.position,
  r.name as round_name, r.year, coalesce(p.body_id, r.body_id) as body_id, p.outcome, p.outcome_by, p.outcome_on, p.outcome_reason, p.kept_reason, p.kept_against,
  p.has_report, 3 - p.has_submission - p.has_report - p.has_minutes as lacking,
  (select count(*) from live_consultation h where h.proposal_id = p.id) as asked,
  (select count(*) from live_consultation h where h.proposal_id = p.id and h.answer <> 'waiting') as answered,
  (select count(*) from live_consultation h where h.proposal_id = p.id and h.answer = 'objection') as objections
from live_proposal p join award_round r on r.id = p.round_id
left join unit u on u.id = p.unit_id
left join collective c on c.id = p.collective_id
left join person n on n.id = p.person_id and p.recipient_kind = 'person'
