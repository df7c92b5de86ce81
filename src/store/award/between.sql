-- Awards that stand, by the day on which their decision was signed, both days included; ours, or of every body. From
-- the decisions on, which are few, along the index of their awards.
select a.recipient_kind, a.form, n.gender, coalesce(n.ethnicity, '') as ethnicity, coalesce(n.religion, '') as religion,
  -- The post of that day; who held several is leading when one of them was.
  coalesce((select o.duty from live_post o where o.person_id = n.id and o.duty <> 'unknown'
    and (o.from_date is null or o.from_date <= d.date) and (o.to_date is null or o.to_date >= d.date)
    order by o.duty desc limit 1), 'unknown') as duty,
  coalesce(n.is_party_member, 0) as is_party_member, coalesce(u.business_type, '') as business_type,
  coalesce((select name from unit_kind k where k.id = u.kind_id), '') as unit_kind
from live_decision d
cross join body b on b.id = d.body_id and (?3 or b.is_ours = 1)
cross join main.award a on a.decision_id = d.id and a.deleted_step is null
left join person n on n.id = a.person_id and a.recipient_kind = 'person'
left join unit u on u.id = a.unit_id and a.recipient_kind = 'unit'
where d.date between ?1 and ?2 and (d.state = 'issued' or b.is_ours = 0)
  and coalesce((select kind from live_award_amendment m where m.award_id = a.id and m.kind <> 'corrected'
    order by m.id desc limit 1), '') <> 'revoked'
